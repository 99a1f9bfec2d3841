-- What was asked, kept apart and for a while, so that a decision can be replayed under another spec.
create table routing_inputs (
    tenant_id   text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    decision_id uuid        not null,
    request     jsonb       not null check (jsonb_typeof(request) = 'object'),
    created_at  timestamptz not null,
    primary key (tenant_id, decision_id),
    foreign key (tenant_id, decision_id) references conversation_routing_decisions (tenant_id, id)
);
alter table routing_inputs enable row level security;
alter table routing_inputs force row level security;
create policy tenant on routing_inputs to runtime_app, runtime_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
create policy janitor on routing_inputs to runtime_janitor using (true);
grant select, insert on routing_inputs to runtime_app;
grant select (tenant_id, decision_id, created_at), delete on routing_inputs to runtime_janitor;
