-- The gate of a promotion, and the trigger that no statement gets around.
--
-- Both are volatile: each query in them sees what was committed when it begins, not when the statement that fires the trigger began. A
-- promotion that waited for the row's lock so sees the denial that was given meanwhile. Search paths are pinned: no temporary table
-- takes the place of a real one.

-- A gate's people: those whose latest proof of this submission and content approves, has not expired, and who neither proposed nor edited.
create function promotion_gate_people(proposal remediation_proposals, of_gate text)
    returns table (denied boolean, approvals bigint, living bigint, people text[])
    language sql volatile set search_path = pg_catalog, public, pg_temp as $$
    with latest as (
        select distinct on (p.approver) p.approver, p.decision, p.expires_at > clock_timestamp() as is_living
          from remediation_proofs p
         where p.tenant_id = (proposal).tenant_id and p.proposal_id = (proposal).id and p.gate = of_gate
           and p.submission = (proposal).submission and p.content_digest = (proposal).content_digest
         order by p.approver, p.position desc)
    select coalesce(bool_or(l.decision = 'DENY'), false),
           count(*) filter (where l.decision = 'APPROVE'),
           count(*) filter (where l.is_living),
           coalesce(array_agg(l.approver) filter (where l.is_living and l.approver <> (proposal).proposed_by
                                                    and l.approver <> all ((proposal).edited_by)), '{}')
      from latest l
$$;

-- The three gates in their order, each with the reason why it is closed.
create function promotion_gate(proposal_id uuid) returns table (gate text, open boolean, reason text)
    language sql volatile set search_path = pg_catalog, public, pg_temp as $$
    with named as (
        select p.change_class, g.place, g.gate, f.denied, f.approvals, f.living, f.people
          from remediation_proposals p
         cross join (values (1, 'code_permission_gate_passed'), (2, 'launch_permission_gate_passed'),
                            (3, 'release_hard_gate_passed')) as g (place, gate)
         cross join lateral promotion_gate_people(p, g.gate) f
         where p.id = promotion_gate.proposal_id),
    wanted as (
        select max(n.people) filter (where n.place = 1) as code, max(n.people) filter (where n.place = 2) as launch,
               max(n.people) filter (where n.place = 3) as release, case max(n.change_class) when 'C' then 2 else 1 end as coders
          from named n),
    -- whoever stands at launch and release, enough others must be left for code: then all of them can be different
    filled as (
        select w.coders,
               cardinality(w.code) >= w.coders as to_code,
               exists (select from unnest(w.launch) l
                        where (select count(*) from unnest(w.code) c where c <> l) >= w.coders) as to_launch,
               exists (select from unnest(w.launch) l, unnest(w.release) r
                        where l <> r and (select count(*) from unnest(w.code) c where c not in (l, r)) >= w.coders) as to_release
          from wanted w),
    judged as (
        select n.place, n.gate,
               case when n.denied then 'proof-denied'
                    when n.approvals = 0 then 'proof-absent'
                    when n.living = 0 then 'proof-expired'
                    when cardinality(n.people) = 0 then 'approver-is-proposer'
                    when n.place = 1 and cardinality(n.people) < f.coders then 'second-person-missing'
                    when distinct_approvers()
                         and not case n.place when 1 then f.to_code when 2 then f.to_launch else f.to_release end
                         then 'approver-counted-elsewhere'
               end as reason
          from named n cross join filled f)
    select j.gate, j.reason is null, j.reason from judged j order by j.place
$$;

-- What may become of a proposal, whoever says so.
create function guard_proposal() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    rewritten boolean;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'DRAFT' or new.submission <> 0 or new.edited_by <> '{}' then
            raise exception 'proposal_begins_as_a_draft' using errcode = 'restrict_violation', table = tg_table_name;
        end if;
        return new;
    end if;
    if (new.tenant_id, new.id, new.cluster_id, new.builder_input, new.proposed_by, new.created_at)
       is distinct from (old.tenant_id, old.id, old.cluster_id, old.builder_input, old.proposed_by, old.created_at) then
        raise exception 'proposal_origin_is_fixed' using errcode = 'restrict_violation', table = tg_table_name;
    end if;
    rewritten := (new.title, new.change_class, new.action, new.target_files, new.patch_digest, new.validation_plan,
                  new.rollback_plan, new.risk_bp, new.evidence_refs)
                 is distinct from (old.title, old.change_class, old.action, old.target_files, old.patch_digest, old.validation_plan,
                                   old.rollback_plan, old.risk_bp, old.evidence_refs);
    if (rewritten or new.content_digest <> old.content_digest or new.edited_by <> old.edited_by)
       and (old.state <> 'DRAFT' or new.state <> 'DRAFT') then
        raise exception 'proposal_content_is_fixed' using errcode = 'restrict_violation', table = tg_table_name;
    end if;
    if rewritten <> (new.content_digest <> old.content_digest) or not new.edited_by @> old.edited_by then
        raise exception 'proposal_content_is_signed' using errcode = 'restrict_violation', table = tg_table_name;
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
            ('DRAFT', 'SUBMITTED'), ('DRAFT', 'WITHDRAWN'), ('SUBMITTED', 'DRAFT'), ('SUBMITTED', 'WITHDRAWN'),
            ('SUBMITTED', 'REJECTED'), ('SUBMITTED', 'PROMOTED'), ('SUBMITTED', 'DECIDED'))
       or new.submission <> old.submission + ((old.state, new.state) = ('DRAFT', 'SUBMITTED'))::integer then
        raise exception 'proposal_transition' using errcode = 'restrict_violation', table = tg_table_name;
    end if;
    if new.state = 'PROMOTED' and old.state <> 'PROMOTED'
       and (new.action <> 'PROMOTE' or (select count(*) filter (where g.open) from promotion_gate(new.id) g) <> 3)
       or new.state = 'DECIDED' and new.action = 'PROMOTE' then
        raise exception 'promotion_gate_closed' using errcode = 'restrict_violation', table = tg_table_name;
    end if;
    return new;
end
$$;

create trigger guarded
    before insert or update on remediation_proposals
    for each row execute function guard_proposal();
