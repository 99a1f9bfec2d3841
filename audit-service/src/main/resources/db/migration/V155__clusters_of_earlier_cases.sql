-- The clusters of cases that were kept before there were clusters. Nothing is resolved yet, so every turn recurs.

alter table gold_cases no force row level security;
alter table failure_clusters no force row level security;
alter table cluster_turns no force row level security;
alter table cluster_groups no force row level security;
alter table cluster_twins no force row level security;

with made as (
    insert into failure_clusters (tenant_id, id, primary_fingerprint, cases, distinct_turns, recurrence, first_seen, last_seen, reason_codes)
    select g.tenant_id, uuidv7(), g.primary_fingerprint, count(*), count(distinct (g.correlation_id, g.turn_id)),
           count(distinct (g.correlation_id, g.turn_id)), min(g.occurred_at), max(g.occurred_at),
           array(select code from unnest(min(g.reason_code_chain)) code order by code)
      from gold_cases g
     group by g.tenant_id, g.primary_fingerprint
    on conflict (tenant_id, primary_fingerprint) do nothing
    returning tenant_id, id, primary_fingerprint),
parts as (
    select m.id as cluster_id, g.*
      from made m
      join gold_cases g on g.tenant_id = m.tenant_id and g.primary_fingerprint = m.primary_fingerprint),
turns as (
    insert into cluster_turns (tenant_id, cluster_id, correlation_id, turn_id, secondary_fingerprint, latest)
    select p.tenant_id, p.cluster_id, p.correlation_id, p.turn_id, p.secondary_fingerprint, max(p.occurred_at)
      from parts p
     group by p.tenant_id, p.cluster_id, p.correlation_id, p.turn_id, p.secondary_fingerprint),
groups as (
    insert into cluster_groups (tenant_id, cluster_id, secondary_fingerprint, cases, distinct_turns)
    select p.tenant_id, p.cluster_id, p.secondary_fingerprint, count(*), count(distinct (p.correlation_id, p.turn_id))
      from parts p
     group by p.tenant_id, p.cluster_id, p.secondary_fingerprint)
insert into cluster_twins (tenant_id, cluster_id, twin_id)
select distinct p.tenant_id, p.cluster_id, p.twin_id from parts p;

alter table gold_cases force row level security;
alter table failure_clusters force row level security;
alter table cluster_turns force row level security;
alter table cluster_groups force row level security;
alter table cluster_twins force row level security;
