-- The twins: this service owns them, every other one keeps a copy. spec_revision numbers what is said about active specs.
create table twins (
    tenant_id     text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id            uuid        not null,
    name          text        not null,
    description   text,
    status        text        not null default 'active' check (status in ('active', 'paused', 'archived')),
    owner_id      text        not null,
    settings      jsonb       not null,
    revision      bigint      not null default 1,
    spec_revision bigint      not null default 0,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    primary key (tenant_id, id)
);
create unique index twins_name on twins (tenant_id, name) where status <> 'archived';
alter table twins enable row level security;
alter table twins force row level security;
create policy tenant on twins to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on twins to ${svc}_app;
grant update (name, description, status, settings, revision, spec_revision, updated_at) on twins to ${svc}_app;
