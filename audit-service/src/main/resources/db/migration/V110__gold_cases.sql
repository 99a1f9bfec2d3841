-- Failing provider outcomes kept for improvement. The id is made of the outcome, so the same outcome delivered twice is one row.

create table gold_cases (
    tenant_id             text not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id                    text not null check (id ~ '^gold_[0-9a-f]{32}$'),
    gold_status           text not null default 'PENDING' check (gold_status in ('PENDING', 'VERIFIED', 'REJECTED')),
    trigger               text not null check (trigger in ('PROVIDER_STATUS', 'SCHEMA_FAIL', 'CONFIDENCE_LOW', 'CONFIDENCE_UNKNOWN')),
    event_type            text not null check (event_type in ('STT_REJECT', 'TOOL_FAIL')),
    tool_status           text not null check (tool_status in ('OK', 'FAIL', 'CONFLICT')),
    task                  text not null check (task in ('LLM_INTERPRET', 'STT_TRANSCRIBE', 'TTS_SYNTHESIZE', 'OCR_TEXT_EXTRACT')),
    twin_id               uuid not null,
    correlation_id        uuid not null,
    turn_id               bigint not null check (turn_id > 0),
    confidence_bucket     text not null check (confidence_bucket in ('HIGH', 'MED', 'LOW', 'UNKNOWN', 'NOT_JUDGED')),
    reason_code_chain     bigint[] not null check (cardinality(reason_code_chain) between 1 and 8 and 0 < all (reason_code_chain)),
    missing_fields        text[] not null,
    primary_fingerprint   text not null check (primary_fingerprint ~ '^v1:[0-9a-f]{64}$'),
    secondary_fingerprint text not null check (secondary_fingerprint ~ '^v1:[0-9a-f]{64}$'),
    outcome               jsonb not null check (jsonb_typeof(outcome) = 'object'),
    latency_ms            integer not null check (latency_ms between 0 and 600000),
    retries               integer not null check (retries between 0 and 1000),
    final_transcript      text check (octet_length(final_transcript) <= 32768),
    corrected_output      text check (octet_length(corrected_output) <= 32768),
    clamped_fields        text[] not null,
    occurred_at           timestamptz not null,
    created_at            timestamptz not null default now(),
    primary key (tenant_id, id)
);

create index gold_cases_newest on gold_cases (tenant_id, created_at desc, id);
create index gold_cases_alike on gold_cases (tenant_id, primary_fingerprint, created_at desc, id);
create index gold_cases_of_twin on gold_cases (tenant_id, twin_id, created_at desc, id);

alter table gold_cases enable row level security;
alter table gold_cases force row level security;
create policy tenant on gold_cases to audit_app, audit_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert on gold_cases to audit_app;
