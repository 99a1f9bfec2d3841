-- The cases of a cluster by the provider's side of the failure.

create table cluster_groups (
    tenant_id             text not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    cluster_id            uuid not null,
    secondary_fingerprint text not null check (secondary_fingerprint ~ '^v1:[0-9a-f]{64}$'),
    cases                 bigint not null check (cases > 0),
    distinct_turns        bigint not null check (distinct_turns between 0 and cases),
    primary key (tenant_id, cluster_id, secondary_fingerprint),
    foreign key (tenant_id, cluster_id) references failure_clusters (tenant_id, id)
);

create index cluster_groups_largest on cluster_groups (tenant_id, cluster_id, cases desc, secondary_fingerprint);

alter table cluster_groups enable row level security;
alter table cluster_groups force row level security;
create policy tenant on cluster_groups to audit_app, audit_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert, update (cases, distinct_turns) on cluster_groups to audit_app;
