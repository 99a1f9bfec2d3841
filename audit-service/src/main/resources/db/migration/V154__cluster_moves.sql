-- Each transition of a cluster, numbered under its row's lock. Nobody changes them.

create table cluster_moves (
    tenant_id   text not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    cluster_id  uuid not null,
    position    integer not null check (position > 0),
    from_state  text not null check (from_state in ('OPEN', 'ESCALATED_OPEN', 'VERIFYING', 'RESOLVED', 'REGRESSED')),
    to_state    text not null check (to_state in ('OPEN', 'ESCALATED_OPEN', 'VERIFYING', 'RESOLVED', 'REGRESSED')),
    moved_by    text not null check (moved_by <> ''),
    moved_at    timestamptz not null,
    resolved_in text check (octet_length(resolved_in) between 1 and 128),
    note        text check (octet_length(note) between 1 and 2000),
    primary key (tenant_id, cluster_id, position),
    foreign key (tenant_id, cluster_id) references failure_clusters (tenant_id, id),
    constraint resolved_in_something check ((to_state = 'RESOLVED') = (resolved_in is not null))
);

alter table cluster_moves enable row level security;
alter table cluster_moves force row level security;
create policy tenant on cluster_moves to audit_app, audit_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert on cluster_moves to audit_app;

create trigger append_only
    before update or delete or truncate on cluster_moves
    for each statement execute function refuse_change();
