-- The local copy of the twins: who owns one and whether it is active, read in every request's own transaction.
create table twin_directory (
    tenant_id     text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    twin_id       uuid        not null,
    owner_id      text        not null,
    status        text        not null check (status in ('active', 'paused', 'archived')),
    name          text        not null,
    settings      jsonb       not null,
    revision      bigint      not null,
    spec_revision bigint      not null default 0,
    updated_at    timestamptz not null default now(),
    primary key (tenant_id, twin_id)
);
alter table twin_directory enable row level security;
alter table twin_directory force row level security;
create policy tenant on twin_directory to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert, update on twin_directory to ${svc}_app;
