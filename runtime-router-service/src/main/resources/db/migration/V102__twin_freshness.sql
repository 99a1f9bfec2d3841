-- How long the newest change of a twin or its spec took from being said to being applied here.
create table twin_freshness (
    tenant_id  text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    twin_id    uuid        not null,
    said_at    timestamptz not null,
    applied_at timestamptz not null,
    primary key (tenant_id, twin_id)
);
alter table twin_freshness enable row level security;
alter table twin_freshness force row level security;
create policy tenant on twin_freshness to runtime_app, runtime_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert, update on twin_freshness to runtime_app;
