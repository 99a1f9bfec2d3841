-- What was handled already: a redelivered event changes nothing. The application may insert and not read.
create table inbox (
    tenant_id  text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    consumer   text        not null,
    source     text        not null,
    event_id   uuid        not null,
    handled_at timestamptz not null default now(),
    primary key (tenant_id, consumer, source, event_id)
);
alter table inbox enable row level security;
alter table inbox force row level security;
create policy tenant on inbox to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
create policy janitor on inbox to ${svc}_janitor using (true);
grant insert on inbox to ${svc}_app;
grant select, delete on inbox to ${svc}_janitor;
