-- One run of a plan each. Of the plan only its hashed structure is kept. Whoever changes what belongs to an execution
-- locks its row first.
create table executions (
    tenant_id      text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id             uuid        not null,
    twin_id        uuid        not null,
    status         text        not null check (status in ('Running', 'InterventionRequired', 'Completed', 'Aborted')),
    plan_hash      text        not null check (plan_hash ~ '^[0-9a-f]{64}$'),
    plan_structure jsonb       not null check (jsonb_typeof(plan_structure) = 'object'),
    created_by     text        not null,
    created_at     timestamptz not null,
    ended_at       timestamptz,
    primary key (tenant_id, id),
    check ((status in ('Completed', 'Aborted')) = (ended_at is not null))
);
create index executions_newest on executions (tenant_id, twin_id, id desc);

alter table executions enable row level security;
alter table executions force row level security;
create policy tenant on executions to capture_app, capture_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert on executions to capture_app;
grant update (status, ended_at) on executions to capture_app;
