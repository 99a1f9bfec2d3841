begin;
select set_config('app.tenant_id', 'acme', true), now(), array(select uuidv7() from generate_series(1, 4));
select twin_id, owner_id, status, revision, spec_revision, name, settings::text
  from twin_directory
 where twin_id = :twin::uuid;
with decided as (
    insert into conversation_routing_decisions (id, twin_id, conversation_id, message_id, interaction_context,
           action, routing_decision, reply, prompt, review_reason, input_digest, created_at, review_policy, explanation)
    values (uuidv7(), :twin::uuid, 'pgbench', to_hex(:id::bigint), 'owner_chat',
           'answer', :decision::text::jsonb, null::jsonb, :prompt::text::jsonb, null, :digest, now(),
           :policy::text::jsonb, :explanation::text::json)
    on conflict (tenant_id, twin_id, conversation_id, message_id) do nothing
    returning id, created_at)
insert into routing_inputs (decision_id, request, created_at)
select id, :request::text::jsonb, created_at from decided;
commit;
