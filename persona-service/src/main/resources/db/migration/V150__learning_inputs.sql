-- Corrections that owners give: pending until they are applied, which makes a draft, or rejected.
create table learning_inputs (
    tenant_id                    text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id                           uuid        not null,
    twin_id                      uuid        not null,
    input_type                   text        not null check (input_type in (
        'add_faq_answer', 'add_adjust_rubric_rule', 'add_workflow_step_template', 'add_guardrail_refusal_rule',
        'add_style_preference')),
    payload                      jsonb       not null,
    status                       text        not null default 'pending'
        check (status in ('pending', 'applied', 'rejected')),
    base_persona_spec_version    text,
    applied_persona_spec_version text,
    source_conversation_id       text,
    source_message_id            text,
    note                         text,
    created_by                   text        not null,
    created_at                   timestamptz not null default now(),
    decided_by                   text,
    decided_at                   timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, twin_id) references twins (tenant_id, id),
    foreign key (tenant_id, twin_id, base_persona_spec_version) references persona_specs (tenant_id, twin_id, version),
    foreign key (tenant_id, twin_id, applied_persona_spec_version)
        references persona_specs (tenant_id, twin_id, version),
    check ((status = 'pending') = (decided_at is null)),
    check ((status = 'applied') = (applied_persona_spec_version is not null))
);
create index learning_inputs_twin on learning_inputs (tenant_id, twin_id, id);
alter table learning_inputs enable row level security;
alter table learning_inputs force row level security;
create policy tenant on learning_inputs to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on learning_inputs to ${svc}_app;
grant update (status, applied_persona_spec_version, note, decided_by, decided_at) on learning_inputs to ${svc}_app;
