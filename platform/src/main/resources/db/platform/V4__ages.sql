-- The janitor looks for what is old once a minute; rows come in the order of their age, so a block range index is enough.
create index idempotency_keys_age on idempotency_keys using brin (created_at);
create index inbox_age on inbox using brin (handled_at);
