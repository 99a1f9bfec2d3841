-- What approvers said of a proposal, numbered under its row's lock, with the token that they said it with. Nobody changes them.

create table remediation_proofs (
    tenant_id      text not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    proposal_id    uuid not null,
    position       integer not null check (position > 0),
    gate           text not null
                   check (gate in ('code_permission_gate_passed', 'launch_permission_gate_passed', 'release_hard_gate_passed')),
    decision       text not null check (decision in ('APPROVE', 'DENY')),
    submission     integer not null check (submission > 0),
    content_digest text not null check (content_digest ~ '^[0-9a-f]{64}$'),
    approver       text not null check (approver <> ''),
    azp            text,
    jti            text,
    decision_ref   text not null check (octet_length(decision_ref) between 1 and 128),
    note           text check (octet_length(note) between 1 and 2000),
    created_at     timestamptz not null,
    expires_at     timestamptz,
    primary key (tenant_id, proposal_id, position),
    foreign key (tenant_id, proposal_id) references remediation_proposals (tenant_id, id),
    constraint an_approval_expires check ((decision = 'APPROVE') = (expires_at is not null)),
    constraint within_a_day check (expires_at between created_at + interval '60 seconds' and created_at + interval '86400 seconds')
);

alter table remediation_proofs enable row level security;
alter table remediation_proofs force row level security;
create policy tenant on remediation_proofs to audit_app, audit_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert on remediation_proofs to audit_app;

create trigger append_only
    before update or delete or truncate on remediation_proofs
    for each statement execute function refuse_change();
