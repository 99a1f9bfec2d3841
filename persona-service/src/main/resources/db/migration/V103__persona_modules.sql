-- Module candidates as capture-service says them. A retraction that overtakes its candidate waits for it.
create table persona_modules (
    tenant_id           text         not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id                  uuid         not null,
    twin_id             uuid         not null,
    module_id           text         not null,
    intent_label        text,
    module_data         jsonb        not null,
    clause_ids          text[]       not null,
    confidence          numeric(5,4) not null,
    source_event_type   text         not null,
    source_event_id     uuid         not null,
    training_session_id uuid         not null,
    status              text         not null default 'draft' check (status in ('draft', 'active', 'archived')),
    promoted_in         text,
    note                text,
    recorded_at         timestamptz  not null,
    retracted_at        timestamptz,
    archived_at         timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, source_event_type, source_event_id),
    foreign key (tenant_id, twin_id) references twins (tenant_id, id)
);
create index persona_modules_twin on persona_modules (tenant_id, twin_id, id);
alter table persona_modules enable row level security;
alter table persona_modules force row level security;
create policy tenant on persona_modules to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on persona_modules to ${svc}_app;
grant update (status, promoted_in, note, retracted_at, archived_at) on persona_modules to ${svc}_app;

create table persona_module_retractions (
    tenant_id    text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    candidate_id uuid        not null,
    retracted_at timestamptz not null,
    primary key (tenant_id, candidate_id)
);
alter table persona_module_retractions enable row level security;
alter table persona_module_retractions force row level security;
create policy tenant on persona_module_retractions to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on persona_module_retractions to ${svc}_app;
create trigger append_only before update or delete or truncate on persona_module_retractions
    for each statement execute function refuse_change();
