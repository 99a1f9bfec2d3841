-- Persona specs by version. One may be active per twin; what is no draft any more is immutable, whoever asks.
create table persona_specs (
    tenant_id    text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id           uuid        not null,
    twin_id      uuid        not null,
    version      text        not null,
    major        int         not null,
    minor        int         not null,
    patch        int         not null,
    base_version text,
    status       text        not null default 'draft' check (status in ('draft', 'active', 'archived')),
    source       text        not null,
    notes        text,
    digest       text        not null,
    spec         jsonb       not null,
    edits        int         not null default 0,
    created_by   text        not null,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    published_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, twin_id, version),
    foreign key (tenant_id, twin_id) references twins (tenant_id, id),
    check (version = major || '.' || minor || '.' || patch)
);
create unique index persona_specs_active on persona_specs (tenant_id, twin_id) where status = 'active';
create index persona_specs_order on persona_specs (tenant_id, twin_id, major, minor, patch);
alter table persona_specs enable row level security;
alter table persona_specs force row level security;
create policy tenant on persona_specs to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on persona_specs to ${svc}_app;
grant update (status, published_at) on persona_specs to ${svc}_app;

create function refuse_spec_change() returns trigger language plpgsql as $$
begin
    if old.status <> 'draft' and (to_jsonb(new) - 'status' - 'published_at') <> (to_jsonb(old) - 'status' - 'published_at') then
        raise exception 'a persona spec that is no draft is immutable';
    end if;
    if old.status <> 'draft' and new.status = 'draft' or old.published_at is not null and new.published_at is distinct from old.published_at then
        raise exception 'what was published stays published';
    end if;
    return new;
end
$$;
create trigger immutable before update on persona_specs for each row execute function refuse_spec_change();
