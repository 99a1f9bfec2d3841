-- The twins whose cases a cluster has: by them an owner sees it.

create table cluster_twins (
    tenant_id  text not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    cluster_id uuid not null,
    twin_id    uuid not null,
    primary key (tenant_id, cluster_id, twin_id),
    foreign key (tenant_id, cluster_id) references failure_clusters (tenant_id, id)
);

create index cluster_twins_by_twin on cluster_twins (tenant_id, twin_id, cluster_id);

alter table cluster_twins enable row level security;
alter table cluster_twins force row level security;
create policy tenant on cluster_twins to audit_app, audit_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert on cluster_twins to audit_app;
