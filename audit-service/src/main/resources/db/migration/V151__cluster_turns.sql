-- The turns that a cluster's cases were in, each once a secondary fingerprint, with the time of its latest case: what recurrence counts.

create table cluster_turns (
    tenant_id             text not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    cluster_id            uuid not null,
    correlation_id        uuid not null,
    turn_id               bigint not null check (turn_id > 0),
    secondary_fingerprint text not null check (secondary_fingerprint ~ '^v1:[0-9a-f]{64}$'),
    latest                timestamptz not null,
    primary key (tenant_id, cluster_id, correlation_id, turn_id, secondary_fingerprint),
    foreign key (tenant_id, cluster_id) references failure_clusters (tenant_id, id)
);

alter table cluster_turns enable row level security;
alter table cluster_turns force row level security;
create policy tenant on cluster_turns to audit_app, audit_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert, update (latest) on cluster_turns to audit_app;
