begin;
select set_config('app.tenant_id', 'acme', true), now(), array(select uuidv7() from generate_series(1, 4));
select pg_advisory_xact_lock(k.key)
  from (select distinct hashtextextended(current_setting('app.tenant_id') || '/' || c::text, 0) as key
          from unnest(array[lpad(to_hex(:id::bigint), 32, '0')::uuid]) c
         order by 1) k;
insert into audit_events (engine, event_type, severity, reason_code, correlation_id, turn_id, session_id, user_id,
                          device_id, payload, idempotency_key, request_digest, occurred_at)
select 'PH1.D', 'Other', s.severity, s.reason_code, s.correlation_id, s.turn_id, s.session_id, s.user_id,
       s.device_id, s.payload, s.idempotency_key, s.request_digest, s.occurred_at
  from rows from (jsonb_to_recordset(replace(:row, 'CORRELATION', lpad(to_hex(:id::bigint), 32, '0'))::jsonb) as (
           severity text, reason_code bigint, correlation_id uuid, turn_id bigint, session_id text, user_id text,
           device_id text, payload jsonb, idempotency_key text, request_digest text, occurred_at timestamptz))
       with ordinality s
 order by s.ordinality
on conflict (tenant_id, engine, correlation_id, idempotency_key) do nothing
returning event_id, created_at, request_digest, correlation_id, idempotency_key;
commit;
