-- Gold cases that share a primary fingerprint. The numbers are kept with each new case, under the row's lock: counting on each read is too slow.

create table failure_clusters (
    tenant_id           text not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id                  uuid not null,
    primary_fingerprint text not null check (primary_fingerprint ~ '^v1:[0-9a-f]{64}$'),
    state               text not null default 'OPEN' check (state in ('OPEN', 'ESCALATED_OPEN', 'VERIFYING', 'RESOLVED', 'REGRESSED')),
    cases               bigint not null check (cases > 0),
    distinct_turns      bigint not null default 0 check (distinct_turns between 0 and cases),
    recurrence          bigint not null default 0 check (recurrence between 0 and distinct_turns),
    first_seen          timestamptz not null,
    last_seen           timestamptz not null,
    reason_codes        bigint[] not null check (cardinality(reason_codes) between 1 and 8 and 0 < all (reason_codes)),
    resolved_in         text check (octet_length(resolved_in) between 1 and 128),
    resolved_at         timestamptz,
    primary key (tenant_id, id),
    constraint one_per_fingerprint unique (tenant_id, primary_fingerprint),
    constraint seen_in_order check (first_seen <= last_seen),
    constraint a_resolution_is_whole check ((resolved_in is null) = (resolved_at is null)),
    constraint once_resolved check (state not in ('RESOLVED', 'REGRESSED') or resolved_at is not null)
);

create index failure_clusters_most_recurring on failure_clusters (tenant_id, recurrence desc, id);

alter table failure_clusters enable row level security;
alter table failure_clusters force row level security;
create policy tenant on failure_clusters to audit_app, audit_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));

grant select, insert,
      update (state, cases, distinct_turns, recurrence, first_seen, last_seen, resolved_in, resolved_at) on failure_clusters to audit_app;
