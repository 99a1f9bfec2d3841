-- A revise makes every proof so far void at once, not only with the next submit: each submission that was taken back has a step that says
-- so, and a proof counts only while there are more submits than such steps.
create or replace function promotion_gate_people(proposal remediation_proposals, of_gate text)
    returns table (denied boolean, approvals bigint, living bigint, people text[])
    language sql volatile set search_path = pg_catalog, public, pg_temp as $$
    with latest as (
        select distinct on (p.approver) p.approver, p.decision, p.expires_at > clock_timestamp() as is_living
          from remediation_proofs p
         where p.tenant_id = (proposal).tenant_id and p.proposal_id = (proposal).id and p.gate = of_gate
           and p.submission = (proposal).submission and p.content_digest = (proposal).content_digest
           and (proposal).submission > (select count(*) from remediation_steps s
                                         where s.tenant_id = (proposal).tenant_id and s.proposal_id = (proposal).id
                                           and s.from_state = 'SUBMITTED' and s.to_state = 'DRAFT')
         order by p.approver, p.position desc)
    select coalesce(bool_or(l.decision = 'DENY'), false),
           count(*) filter (where l.decision = 'APPROVE'),
           count(*) filter (where l.is_living),
           coalesce(array_agg(l.approver) filter (where l.is_living and l.approver <> (proposal).proposed_by
                                                    and l.approver <> all ((proposal).edited_by)), '{}')
      from latest l
$$;
