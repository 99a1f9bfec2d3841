-- One row a twin: the digest of its index and when it was last made anew. Its lock lets changes of the index in one by one.
create table decision_index_snapshots (
    tenant_id   text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    twin_id     uuid        not null,
    snapshot_id text        not null check (snapshot_id ~ '^[0-9a-f]{64}$'),
    rebuilt_at  timestamptz,
    primary key (tenant_id, twin_id)
);

alter table decision_index_snapshots enable row level security;
alter table decision_index_snapshots force row level security;
create policy tenant on decision_index_snapshots to capture_app, capture_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert, update on decision_index_snapshots to capture_app;
