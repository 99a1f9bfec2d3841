-- Who made which version active, when, from which: append-only. A null version means that the active one was retired.
create table persona_spec_publications (
    tenant_id        text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id               uuid        not null,
    twin_id          uuid        not null,
    version          text,
    previous_version text,
    note             text,
    published_by     text        not null,
    published_at     timestamptz not null default now(),
    revision         bigint      not null,
    primary key (tenant_id, id),
    unique (tenant_id, twin_id, revision),
    foreign key (tenant_id, twin_id) references twins (tenant_id, id),
    foreign key (tenant_id, twin_id, version) references persona_specs (tenant_id, twin_id, version)
);
alter table persona_spec_publications enable row level security;
alter table persona_spec_publications force row level security;
create policy tenant on persona_spec_publications to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on persona_spec_publications to ${svc}_app;

create function refuse_change() returns trigger language plpgsql as $$
begin
    if current_setting('is_superuser') <> 'on' then
        raise exception '% is append-only', tg_table_name;
    end if;
    return null;
end
$$;
create trigger append_only before update or delete or truncate on persona_spec_publications
    for each statement execute function refuse_change();
