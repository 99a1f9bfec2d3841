-- Who verified or rejected a case, and on what ground. Only a pending case moves, so a case has one move at most.

create table gold_case_moves (
    tenant_id    text not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    gold_case_id text not null,
    from_status  text not null default 'PENDING' check (from_status = 'PENDING'),
    to_status    text not null check (to_status in ('VERIFIED', 'REJECTED')),
    moved_by     text not null check (moved_by <> ''),
    moved_at     timestamptz not null default now(),
    provenance   text check (provenance in ('VERIFIED_HUMAN_CORRECTION', 'TRUSTED_GROUND_TRUTH', 'HIGH_CONFIDENCE_CONSENSUS')),
    evidence_ref text check (octet_length(evidence_ref) between 1 and 128),
    reason       text check (octet_length(reason) between 1 and 2000),
    primary key (tenant_id, gold_case_id),
    foreign key (tenant_id, gold_case_id) references gold_cases (tenant_id, id),
    constraint verified_on_evidence check (
        case to_status when 'VERIFIED' then provenance is not null and evidence_ref is not null
                       else provenance is null and evidence_ref is null end),
    constraint rejected_for_a_reason check ((reason is not null) = (to_status = 'REJECTED'))
);

alter table gold_case_moves enable row level security;
alter table gold_case_moves force row level security;
create policy tenant on gold_case_moves to audit_app, audit_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert on gold_case_moves to audit_app;

create trigger append_only
    before update or delete or truncate on gold_case_moves
    for each statement execute function refuse_change();
