-- The database and the four roles of one service, for a superuser on the database `postgres`, once per service.
-- ${svc} is capture, persona, runtime or audit. One statement ends at each semicolon; nothing here needs psql.

-- DDL, Flyway only
create role ${svc}_owner login nosuperuser nobypassrls nocreatedb nocreaterole password '${owner_password}';
-- requests and consumers
create role ${svc}_app login nosuperuser nobypassrls nocreatedb nocreaterole password '${app_password}';
-- the outbox relay
create role ${svc}_relay login nosuperuser nobypassrls nocreatedb nocreaterole password '${relay_password}';
-- background jobs
create role ${svc}_janitor login nosuperuser nobypassrls nocreatedb nocreaterole password '${janitor_password}';

create database gemel_${svc} owner ${svc}_owner;
revoke all on database gemel_${svc} from public;
revoke all on database postgres from public;
revoke all on database template1 from public;
grant connect on database gemel_${svc} to ${svc}_owner, ${svc}_app, ${svc}_relay, ${svc}_janitor;

alter role ${svc}_app set lock_timeout = '10s';
alter role ${svc}_app set statement_timeout = '15s';
alter role ${svc}_app set idle_in_transaction_session_timeout = '10s';
-- a relay that is frozen or cut off loses its lock, and another one takes over
alter role ${svc}_relay set idle_session_timeout = '5s';
