-- Who brought an execution from one state to the next, when and why, in the order in which it happened.
create table execution_transitions (
    tenant_id    text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    execution_id uuid        not null,
    seq          int         not null check (seq > 0),
    from_status  text        check (from_status in ('Running', 'InterventionRequired')),
    to_status    text        not null check (to_status in ('Running', 'InterventionRequired', 'Completed', 'Aborted')),
    reason       text        not null
        check (reason in ('started', 'blocked', 'corrected', 'abandoned', 'completed', 'aborted')),
    note         text        check (note <> ''),
    by           text        not null,
    at           timestamptz not null,
    primary key (tenant_id, execution_id, seq),
    foreign key (tenant_id, execution_id) references executions (tenant_id, id),
    check ((seq = 1) = (from_status is null))
);

alter table execution_transitions enable row level security;
alter table execution_transitions force row level security;
create policy tenant on execution_transitions to capture_app, capture_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert on execution_transitions to capture_app;
create trigger append_only before update or delete or truncate on execution_transitions
    for each statement execute function refuse_change();
