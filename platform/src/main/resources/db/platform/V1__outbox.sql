-- What is to be said: written with the change that it tells of, sent and deleted by the relay.
-- The application may insert and not read; the relay may read and delete, nothing else.
create table outbox (
    seq         bigint      generated always as identity primary key,
    id          uuid        not null,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    subject     text        not null,
    tenant_id   text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    payload     text        not null,
    traceparent text,
    created_at  timestamptz not null default now()
);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy say on outbox for insert to ${svc}_app
    with check (tenant_id = current_setting('app.tenant_id'));
create policy relay on outbox to ${svc}_relay using (true);
grant insert on outbox to ${svc}_app;
grant select, delete on outbox to ${svc}_relay;
