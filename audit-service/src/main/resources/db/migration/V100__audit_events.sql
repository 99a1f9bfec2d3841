-- Evidence: what each PH1.D boundary decided, and who read it (PH1.J). Rows are only ever added; a wrong row is answered by another row.

create function audit_payload_is_bounded(payload jsonb) returns boolean
    language sql immutable strict
    return jsonb_typeof(payload) = 'object'
       and octet_length(payload::text) <= 2560
       and (select count(*) <= 16
                   and coalesce(bool_and(jsonb_typeof(e.value) = 'string' and octet_length(e.value #>> '{}') between 1 and 256), false)
                   and coalesce(sum(octet_length(e.key) + octet_length(e.value #>> '{}')), 0) <= 2048
              from jsonb_each(payload) e);

-- The key set of each decision: no other key, and none absent. Fail-closed may lack the four of the model, all together.
create function audit_payload_keys_hold(payload jsonb) returns boolean
    language sql immutable strict
    return (
        with model (keys) as (values (array['model_id', 'model_route_class', 'temperature_bp', 'max_tokens'])),
             envelope (keys) as (values (array['decision', 'output_mode', 'request_id', 'prompt_template_version', 'output_schema_hash',
                                               'tool_catalog_hash', 'policy_context_hash', 'transcript_hash'])),
             wanted (keys) as (
                 select case payload ->> 'decision'
                            when 'CHAT' then envelope.keys || model.keys
                            when 'INTENT' then envelope.keys || model.keys || array['refined_intent_type']
                            when 'CLARIFY' then envelope.keys || model.keys || array['what_is_missing']
                            when 'ANALYSIS' then envelope.keys || model.keys || array['analysis_kind']
                            when 'FAIL_CLOSED' then envelope.keys || array['fail_code']
                                                    || case when payload ?| model.keys then model.keys else array[]::text[] end
                            when 'DIAGNOSTIC_READ' then array['decision', 'purpose', 'row_count']
                        end
                   from model, envelope)
        select coalesce(payload ?& wanted.keys and payload - wanted.keys = '{}'::jsonb, false) from wanted);

create table audit_events (
    event_id        bigint generated always as identity primary key,
    tenant_id       text not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    engine          text not null check (engine in ('PH1.D', 'PH1.J')),
    event_type      text not null check (event_type = 'Other'),
    severity        text not null check (severity in ('INFO', 'WARN', 'ERROR')),
    reason_code     bigint not null check (reason_code between 1 and 4294967295),
    correlation_id  uuid not null check (correlation_id <> '00000000-0000-0000-0000-000000000000'),
    turn_id         bigint not null check (case engine when 'PH1.D' then turn_id > 0 else turn_id = 0 end),
    session_id      text check (octet_length(session_id) between 1 and 128),
    user_id         text not null check (octet_length(user_id) between 1 and 128),
    device_id       text check (octet_length(device_id) between 1 and 128),
    payload         jsonb not null check (audit_payload_is_bounded(payload)) check (audit_payload_keys_hold(payload)),
    idempotency_key text not null check (octet_length(idempotency_key) between 1 and 128),
    request_digest  text not null check (request_digest ~ '^[0-9a-f]{64}$'),
    occurred_at     timestamptz,
    created_at      timestamptz not null default now(),
    constraint a_turn_has_a_device check (engine <> 'PH1.D' or device_id is not null),
    constraint decision_of_its_engine check ((payload ->> 'decision' = 'DIAGNOSTIC_READ') = (engine = 'PH1.J')),
    constraint once_per_key unique (tenant_id, engine, correlation_id, idempotency_key)
);

create index audit_events_thread on audit_events (tenant_id, correlation_id, event_id);
create index audit_events_created on audit_events (tenant_id, created_at);

alter table audit_events enable row level security;
alter table audit_events force row level security;
create policy tenant on audit_events to audit_app, audit_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert on audit_events to audit_app;

-- Grants stop the application; this stops the owner too. Only a superuser repairs evidence.
create function refuse_change() returns trigger
    language plpgsql as $$
begin
    if (select rolsuper from pg_roles where rolname = current_user) then
        return null;
    end if;
    raise exception 'append_only_violation' using errcode = 'restrict_violation', table = tg_table_name;
end
$$;

create trigger append_only
    before update or delete or truncate on audit_events
    for each statement execute function refuse_change();
