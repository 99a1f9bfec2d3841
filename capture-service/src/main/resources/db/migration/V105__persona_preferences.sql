-- Preferences between two texts, as the owner gave them.
create table persona_preferences (
    tenant_id           text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id                  uuid        not null,
    twin_id             uuid        not null,
    owner_id            text        not null,
    training_session_id uuid        not null,
    intent_label        text,
    metadata            jsonb       not null check (jsonb_typeof(metadata) = 'object'),
    clause_ids          text[]      not null check (cardinality(clause_ids) = 1),
    created_at          timestamptz not null,
    prompt              text        not null check (prompt <> ''),
    candidate_a_id      text,
    candidate_a_text    text        not null check (candidate_a_text <> ''),
    candidate_b_id      text,
    candidate_b_text    text        not null check (candidate_b_text <> ''),
    preferred           text        not null check (preferred in ('a', 'b', 'tie')),
    rationale           text,
    primary key (tenant_id, id),
    foreign key (tenant_id, training_session_id) references training_sessions (tenant_id, id)
);
create index persona_preferences_by_twin on persona_preferences (tenant_id, twin_id, id desc);
create index persona_preferences_by_session on persona_preferences (tenant_id, training_session_id, id desc);

alter table persona_preferences enable row level security;
alter table persona_preferences force row level security;
create policy tenant on persona_preferences to capture_app, capture_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on persona_preferences to capture_app;
create trigger append_only before update or delete or truncate on persona_preferences
    for each statement execute function refuse_change();
