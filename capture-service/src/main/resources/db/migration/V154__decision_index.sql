-- The read model of decisions, made anew from the versions whenever somebody wants: what chains stood for when their
-- executions ended. It holds no reason, no evidence and nothing of the vault but whether there is something.
create table decision_index (
    tenant_id          text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    twin_id            uuid        not null,
    root_id            uuid        not null,
    title              text        not null,
    domain             text        not null,
    strength           text        not null check (strength in ('axis', 'lock', 'normal')),
    current_version_id uuid        not null,
    pointer            text        not null,
    reason_type        text        not null,
    has_vault_refs     boolean     not null,
    updated_at         timestamptz not null,
    primary key (tenant_id, twin_id, root_id)
);

alter table decision_index enable row level security;
alter table decision_index force row level security;
create policy tenant on decision_index to capture_app, capture_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert, update, delete on decision_index to capture_app;
