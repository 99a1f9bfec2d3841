-- The local copy of each twin's active spec; after a retire the row stays, without version, digest and spec.
create table active_specs (
    tenant_id text   not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    twin_id   uuid   not null,
    revision  bigint not null check (revision > 0),
    version   text,
    digest    text,
    spec      jsonb,
    primary key (tenant_id, twin_id),
    check ((version is null) = (spec is null) and (digest is null) = (spec is null))
);
alter table active_specs enable row level security;
alter table active_specs force row level security;
create policy tenant on active_specs to runtime_app, runtime_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert, update on active_specs to runtime_app;
