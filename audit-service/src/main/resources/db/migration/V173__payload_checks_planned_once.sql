-- The same two checks of every payload. As SQL functions they were planned anew in each statement and were most of what an insert cost; in
-- PL/pgSQL the plan is kept for the session.

create or replace function audit_payload_is_bounded(payload jsonb) returns boolean
    language plpgsql immutable strict as $$
begin
    return jsonb_typeof(payload) = 'object'
       and octet_length(payload::text) <= 2560
       and (select count(*) <= 16
                   and coalesce(bool_and(jsonb_typeof(e.value) = 'string' and octet_length(e.value #>> '{}') between 1 and 256), false)
                   and coalesce(sum(octet_length(e.key) + octet_length(e.value #>> '{}')), 0) <= 2048
              from jsonb_each(payload) e);
end
$$;

-- The key set of each decision: no other key, and none absent. Fail-closed may lack the four of the model, all together.
create or replace function audit_payload_keys_hold(payload jsonb) returns boolean
    language plpgsql immutable strict as $$
declare
    model constant text[] := array['model_id', 'model_route_class', 'temperature_bp', 'max_tokens'];
    envelope constant text[] := array['decision', 'output_mode', 'request_id', 'prompt_template_version', 'output_schema_hash',
                                      'tool_catalog_hash', 'policy_context_hash', 'transcript_hash'];
    wanted text[];
begin
    wanted := case payload ->> 'decision'
                  when 'CHAT' then envelope || model
                  when 'INTENT' then envelope || model || array['refined_intent_type']
                  when 'CLARIFY' then envelope || model || array['what_is_missing']
                  when 'ANALYSIS' then envelope || model || array['analysis_kind']
                  when 'FAIL_CLOSED' then envelope || array['fail_code'] || case when payload ?| model then model else array[]::text[] end
                  when 'DIAGNOSTIC_READ' then array['decision', 'purpose', 'row_count']
              end;
    return coalesce(payload ?& wanted and payload - wanted = '{}'::jsonb, false);
end
$$;
