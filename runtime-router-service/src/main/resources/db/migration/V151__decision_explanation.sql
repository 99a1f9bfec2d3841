-- Why the decision is what it is: rules, positions and numbers, never a text of the message. Written once, read as it is.
alter table conversation_routing_decisions
    add column explanation json check (json_typeof(explanation) = 'object');
