-- How the owner says that they decide.
create table persona_introspection (
    tenant_id           text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id                  uuid        not null,
    twin_id             uuid        not null,
    owner_id            text        not null,
    training_session_id uuid        not null,
    intent_label        text,
    metadata            jsonb       not null check (jsonb_typeof(metadata) = 'object'),
    clause_ids          text[]      not null check (cardinality(clause_ids) = 1),
    created_at          timestamptz not null,
    question            text        not null check (question <> ''),
    answer              text        not null check (answer <> ''),
    thresholds          jsonb       check (jsonb_typeof(thresholds) = 'object'),
    primary key (tenant_id, id),
    foreign key (tenant_id, training_session_id) references training_sessions (tenant_id, id)
);
create index persona_introspection_by_twin on persona_introspection (tenant_id, twin_id, id desc);
create index persona_introspection_by_session on persona_introspection (tenant_id, training_session_id, id desc);

alter table persona_introspection enable row level security;
alter table persona_introspection force row level security;
create policy tenant on persona_introspection to capture_app, capture_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on persona_introspection to capture_app;
create trigger append_only before update or delete or truncate on persona_introspection
    for each statement execute function refuse_change();
