-- The first answer to each Idempotency-Key, kept for a day and written with the effect itself.
create table idempotency_keys (
    tenant_id   text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    caller      text        not null,
    operation   text        not null,
    key         text        not null,
    digest      text        not null,
    status      int         not null,
    location    text,
    etag        text,
    body        text,
    created_at  timestamptz not null default now(),
    primary key (tenant_id, caller, operation, key)
);
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy tenant on idempotency_keys to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
create policy janitor on idempotency_keys to ${svc}_janitor using (true);
grant select, insert on idempotency_keys to ${svc}_app;
grant select (tenant_id, caller, operation, key, created_at), delete on idempotency_keys to ${svc}_janitor;
