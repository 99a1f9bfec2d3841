-- What builders propose for recurring clusters. The gate of a promotion and the rules of change are V164's.

-- A builder's input as the mapping makes it: of this cluster, of a failure that recurs and is not resolved, for offline use.
create function is_builder_input(input jsonb, cluster uuid) returns boolean
    language sql immutable
    return coalesce(
        jsonb_typeof(input) = 'object'
        and input ?& array['cluster_id', 'primary_fingerprint', 'state', 'distinct_turns', 'recurrence', 'first_seen', 'last_seen',
                           'reason_codes', 'case_ids', 'secondary_groups', 'source_signal_hash', 'offline_pipeline_only']
        and input ->> 'cluster_id' = cluster::text
        and input ->> 'state' <> 'RESOLVED'
        and (input ->> 'recurrence')::bigint >= 2
        and input ->> 'source_signal_hash' ~ '^[0-9a-f]{64}$'
        and input -> 'offline_pipeline_only' = 'true', false);

-- A list of 1 to most texts of 1 to 256 bytes, none twice.
create function are_references(entries text[], most integer) returns boolean
    language sql immutable
    return coalesce(
        cardinality(entries) between 1 and most
        and (select bool_and(octet_length(e) between 1 and 256) and count(distinct e) = count(*) from unnest(entries) e), false);

create table remediation_proposals (
    tenant_id       text not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id              uuid not null,
    cluster_id      uuid not null,
    title           text not null check (octet_length(title) between 1 and 200),
    change_class    text not null check (change_class in ('A', 'B', 'C')),
    action          text not null check (action in ('PROMOTE', 'HOLD', 'DEMOTE', 'ROLLBACK')),
    target_files    text[] not null check (are_references(target_files, 256)),
    patch_digest    text not null check (patch_digest ~ '^[0-9a-f]{64}$'),
    validation_plan text not null check (octet_length(validation_plan) between 1 and 4000),
    rollback_plan   text not null check (octet_length(rollback_plan) between 1 and 4000),
    risk_bp         integer not null check (risk_bp between 0 and 10000),
    evidence_refs   text[] not null check (are_references(evidence_refs, 64)),
    builder_input   jsonb not null,
    content_digest  text not null check (content_digest ~ '^[0-9a-f]{64}$'),
    state           text not null default 'DRAFT'
                    check (state in ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'REJECTED', 'PROMOTED', 'DECIDED')),
    submission      integer not null default 0 check (submission >= 0),
    proposed_by     text not null check (proposed_by <> ''),
    edited_by       text[] not null default '{}',
    revision        bigint not null default 1 check (revision > 0),
    created_at      timestamptz not null default clock_timestamp(),
    updated_at      timestamptz not null default clock_timestamp(),
    primary key (tenant_id, id),
    foreign key (tenant_id, cluster_id) references failure_clusters (tenant_id, id),
    constraint only_through_the_intake check (is_builder_input(builder_input, cluster_id))
);

create index remediation_proposals_of_cluster on remediation_proposals (tenant_id, cluster_id, id desc);

alter table remediation_proposals enable row level security;
alter table remediation_proposals force row level security;
create policy tenant on remediation_proposals to audit_app, audit_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

-- Neither the cluster nor its input ever changes, nor who proposed it and when.
grant select, insert,
      update (title, change_class, action, target_files, patch_digest, validation_plan, rollback_plan, risk_bp, evidence_refs,
              content_digest, state, submission, edited_by, revision, updated_at) on remediation_proposals to audit_app;
