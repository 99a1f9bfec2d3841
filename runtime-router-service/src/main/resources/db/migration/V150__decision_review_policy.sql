-- An audit that comes later is judged by the policy that the decision was made with, so it stays with the decision.
alter table conversation_routing_decisions
    add column review_policy jsonb not null
        default '{"review_below": 0.45, "review_on": ["clarify", "escalate", "refuse", "low_confidence", "needs_review"]}'
        check (jsonb_typeof(review_policy) = 'object');
