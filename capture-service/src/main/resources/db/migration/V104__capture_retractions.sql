-- A capture that is taken back keeps its row; that it was taken back is a row of its own, once.
create table capture_retractions (
    tenant_id    text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    candidate_id uuid        not null,
    note         text        not null check (note <> ''),
    retracted_by text        not null,
    created_at   timestamptz not null,
    primary key (tenant_id, candidate_id),
    foreign key (tenant_id, candidate_id) references module_candidates (tenant_id, id)
);

alter table capture_retractions enable row level security;
alter table capture_retractions force row level security;
create policy tenant on capture_retractions to capture_app, capture_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on capture_retractions to capture_app;
create trigger append_only before update or delete or truncate on capture_retractions
    for each statement execute function refuse_change();
