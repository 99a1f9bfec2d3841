-- The lineage of one response, once per decision. Free-form parts are json, so that a repeat answers them as they came.
create table conversation_response_audits (
    tenant_id            text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id                   uuid        not null,
    twin_id              uuid        not null,
    routing_decision_id  uuid        not null,
    conversation_id      text        not null check (conversation_id <> ''),
    message_id           text        not null check (message_id <> ''),
    assistant_message_id text        not null check (assistant_message_id <> ''),
    response_action      text        not null check (response_action in ('answer', 'clarify', 'refuse', 'escalate')),
    confidence_score     numeric     check (confidence_score between 0 and 1),
    uncertain            boolean,
    needs_review         boolean,
    citations            json        not null check (json_typeof(citations) = 'array'),
    sources_used         json        not null check (json_typeof(sources_used) = 'array'),
    refusal_reason       text        check (refusal_reason <> ''),
    escalation_reason    text        check (escalation_reason <> ''),
    retrieval_summary    json        not null check (json_typeof(retrieval_summary) = 'object'),
    artifacts_used       json        not null check (json_typeof(artifacts_used) = 'object'),
    output_schema        text        not null,
    output_valid         boolean,
    persona_spec_version text,
    variant              text        not null,
    intent_label         text,
    review_reason        text        check (review_reason in ('escalate', 'low_confidence', 'needs_review')),
    input_digest         text        not null check (input_digest ~ '^[0-9a-f]{64}$'),
    created_at           timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, routing_decision_id),
    foreign key (tenant_id, routing_decision_id) references conversation_routing_decisions (tenant_id, id)
);
create index conversation_response_audits_newest on conversation_response_audits (tenant_id, twin_id, id desc);

alter table conversation_response_audits enable row level security;
alter table conversation_response_audits force row level security;
create policy tenant on conversation_response_audits to runtime_app, runtime_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on conversation_response_audits to runtime_app;
create trigger append_only before update or delete or truncate on conversation_response_audits
    for each statement execute function refuse_change();
