-- Decisions: rules with a structured reason and evidence, in chains of versions that nobody overwrites. There is no column
-- for the reference to the conversation's turn, nothing made from it, and no payload of the vault: references only.
create table decision_versions (
    tenant_id           text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id                  uuid        not null,
    root_id             uuid        not null,
    version             int         not null check (version > 0),
    previous_version_id uuid,
    twin_id             uuid        not null,
    execution_id        uuid        not null,
    title               text        not null check (title <> ''),
    text                text        not null check (text <> ''),
    domain              text        not null check (domain <> ''),
    strength            text        not null check (strength in ('axis', 'lock', 'normal')),
    is_active           boolean     not null,
    reason              jsonb       not null check (jsonb_typeof(reason) = 'object'),
    evidence_refs       jsonb       not null
        check (jsonb_typeof(evidence_refs) = 'array' and evidence_refs <> '[]'),
    vault_refs          jsonb       check (jsonb_typeof(vault_refs) = 'array'),
    created_by          text        not null,
    created_at          timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, root_id, version),
    foreign key (tenant_id, execution_id) references executions (tenant_id, id),
    foreign key (tenant_id, previous_version_id) references decision_versions (tenant_id, id),
    check ((version = 1) = (root_id = id)),
    check ((version = 1) = (previous_version_id is null))
);
create unique index decision_versions_one_active on decision_versions (tenant_id, root_id) where is_active;
create index decision_versions_newest on decision_versions (tenant_id, twin_id, id desc);
create index decision_versions_active on decision_versions (tenant_id, twin_id, id desc) where is_active;
create index decision_versions_domain on decision_versions (tenant_id, twin_id, domain, strength, root_id)
    where is_active;
create index decision_versions_of_execution on decision_versions (tenant_id, execution_id, id);

alter table decision_versions enable row level security;
alter table decision_versions force row level security;
create policy tenant on decision_versions to capture_app, capture_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert on decision_versions to capture_app;
grant update (is_active) on decision_versions to capture_app;

-- The one change that a version may see: it stops being the active one.
create function only_deactivate() returns trigger language plpgsql as $$
begin
    if (select rolsuper from pg_roles where rolname = current_user) then
        return new;
    end if;
    old.is_active := false;
    if new is distinct from old then
        raise exception 'decision_versions is append-only but for is_active' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger only_deactivate before update on decision_versions
    for each row execute function only_deactivate();
create trigger append_only before delete or truncate on decision_versions
    for each statement execute function refuse_change();
