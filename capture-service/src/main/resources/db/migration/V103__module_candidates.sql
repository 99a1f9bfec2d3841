-- What this service said about each capture; what became of it is persona-service's. No foreign key to the capture:
-- its type decides in which table it stands, and one transaction writes both.
create table module_candidates (
    tenant_id         text          not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id                uuid          not null,
    source_event_type text          not null check (source_event_type in ('sjt', 'pairwise', 'introspection')),
    source_event_id   uuid          not null,
    module_id         text          not null check (module_id <> ''),
    intent_label      text,
    module_data       jsonb         not null check (jsonb_typeof(module_data) = 'object'),
    clause_ids        text[]        not null check (cardinality(clause_ids) = 1),
    confidence        numeric(5, 4) not null check (confidence between 0 and 1),
    created_at        timestamptz   not null,
    primary key (tenant_id, id),
    unique (tenant_id, source_event_id)
);

alter table module_candidates enable row level security;
alter table module_candidates force row level security;
create policy tenant on module_candidates to capture_app, capture_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on module_candidates to capture_app;
create trigger append_only before update or delete or truncate on module_candidates
    for each statement execute function refuse_change();
