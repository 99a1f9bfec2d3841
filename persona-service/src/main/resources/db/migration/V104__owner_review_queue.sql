-- Turns that the owner must look at, one item per routing decision, and every change of one in commit order.
create table owner_review_queue (
    tenant_id            text         not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id                   uuid         not null,
    twin_id              uuid         not null,
    conversation_id      text         not null,
    message_id           text         not null,
    routing_decision_id  uuid         not null,
    reason               text         not null
        check (reason in ('clarify', 'escalate', 'refuse', 'low_confidence', 'needs_review')),
    priority             text         not null check (priority in ('high', 'medium')),
    status               text         not null default 'pending' check (status in ('pending', 'resolved', 'dismissed')),
    intent               text         not null,
    workflow             text         not null,
    confidence           numeric(5,4) not null,
    persona_spec_version text,
    question_preview     text,
    review_note          text,
    claimed_by           text,
    claimed_until        timestamptz,
    claim_token          uuid,
    resolved_by          text,
    resolved_at          timestamptz,
    created_at           timestamptz  not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, routing_decision_id),
    foreign key (tenant_id, twin_id) references twins (tenant_id, id)
);
create index owner_review_queue_twin on owner_review_queue (tenant_id, twin_id, status, id);
alter table owner_review_queue enable row level security;
alter table owner_review_queue force row level security;
create policy tenant on owner_review_queue to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
create policy janitor on owner_review_queue to ${svc}_janitor using (true);
grant select, insert on owner_review_queue to ${svc}_app;
grant update (status, review_note, claimed_by, claimed_until, claim_token, resolved_by, resolved_at)
    on owner_review_queue to ${svc}_app;
grant select (tenant_id, id, question_preview, created_at), update (question_preview)
    on owner_review_queue to ${svc}_janitor;

create table review_counters (
    tenant_id text   not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    twin_id   uuid   not null,
    seq       bigint not null,
    primary key (tenant_id, twin_id),
    foreign key (tenant_id, twin_id) references twins (tenant_id, id)
);
alter table review_counters enable row level security;
alter table review_counters force row level security;
create policy tenant on review_counters to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert, update (seq) on review_counters to ${svc}_app;

create table review_events (
    tenant_id  text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    twin_id    uuid        not null,
    seq        bigint      not null,
    name       text        not null check (name in ('added', 'claimed', 'released', 'resolved', 'reopened')),
    item       jsonb       not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, twin_id, seq),
    foreign key (tenant_id, twin_id) references twins (tenant_id, id)
);
alter table review_events enable row level security;
alter table review_events force row level security;
create policy tenant on review_events to ${svc}_app, ${svc}_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
create policy janitor on review_events to ${svc}_janitor using (true);
grant select, insert on review_events to ${svc}_app;
grant select (tenant_id, twin_id, seq, created_at), delete on review_events to ${svc}_janitor;
