-- The role and the publication that Debezium reads one service's outbox with, for a superuser on that service's database.
-- ${svc} is capture, persona, runtime or audit. The table must be there: the service has migrated it.

create role ${svc}_cdc login replication nosuperuser nobypassrls nocreatedb nocreaterole password '${cdc_password}';
grant connect on database gemel_${svc} to ${svc}_cdc;
grant usage on schema public to ${svc}_cdc;
grant select on outbox to ${svc}_cdc;
create policy cdc on outbox for select to ${svc}_cdc using (true);
create publication gemel_outbox for table outbox with (publish = 'insert');
