-- The janitor looks for the oldest inputs of all tenants every time it runs; without this it reads the whole table to find none.
create index routing_inputs_created_at on routing_inputs (created_at);
