-- Each step of a proposal, numbered under its row's lock. Nobody changes them.

create table remediation_steps (
    tenant_id   text not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    proposal_id uuid not null,
    position    integer not null check (position > 0),
    from_state  text not null check (from_state in ('DRAFT', 'SUBMITTED')),
    to_state    text not null check (to_state in ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'REJECTED', 'PROMOTED', 'DECIDED')),
    taken_by    text not null check (taken_by <> ''),
    taken_at    timestamptz not null default clock_timestamp(),
    note        text check (octet_length(note) between 1 and 2000),
    primary key (tenant_id, proposal_id, position),
    foreign key (tenant_id, proposal_id) references remediation_proposals (tenant_id, id)
);

alter table remediation_steps enable row level security;
alter table remediation_steps force row level security;
create policy tenant on remediation_steps to audit_app, audit_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert on remediation_steps to audit_app;

create trigger append_only
    before update or delete or truncate on remediation_steps
    for each statement execute function refuse_change();
