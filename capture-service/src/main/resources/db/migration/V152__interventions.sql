-- What an execution waits for after a block. There is no column for the reference to the conversation's turn and none for
-- vault references; the proposal is kept without them, and how many vault references there were stands beside it.
create table interventions (
    tenant_id       text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id              uuid        not null,
    execution_id    uuid        not null,
    status          text        not null check (status in ('Open', 'Corrected', 'Abandoned', 'Aborted', 'Replaced')),
    violations      jsonb       not null check (jsonb_typeof(violations) = 'array'),
    proposal        jsonb       not null check (not proposal ?| array['conversationTurnRef', 'vaultRefs']),
    vault_ref_count int         check (vault_ref_count >= 0),
    note            text        check (note <> ''),
    created_at      timestamptz not null,
    resolved_at     timestamptz,
    resolved_by     text,
    primary key (tenant_id, id),
    foreign key (tenant_id, execution_id) references executions (tenant_id, id),
    check ((status = 'Open') = (resolved_at is null)),
    check ((status = 'Open') = (resolved_by is null))
);
create unique index interventions_one_open on interventions (tenant_id, execution_id) where status = 'Open';
create index interventions_of_execution on interventions (tenant_id, execution_id, id);

alter table interventions enable row level security;
alter table interventions force row level security;
create policy tenant on interventions to capture_app, capture_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert on interventions to capture_app;
grant update (status, note, resolved_at, resolved_by) on interventions to capture_app;
