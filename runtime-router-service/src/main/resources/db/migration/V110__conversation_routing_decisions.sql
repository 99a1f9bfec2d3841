-- One decision per message, whatever races; only the digest of what was asked is kept with it.
create table conversation_routing_decisions (
    tenant_id           text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id                  uuid        not null,
    twin_id             uuid        not null,
    conversation_id     text        not null check (conversation_id <> ''),
    message_id          text        not null check (message_id <> ''),
    interaction_context text        not null,
    action              text        not null check (action in ('answer', 'clarify', 'refuse', 'escalate')),
    routing_decision    jsonb       not null check (jsonb_typeof(routing_decision) = 'object'),
    reply               jsonb       check (jsonb_typeof(reply) = 'object'),
    prompt              jsonb       not null check (jsonb_typeof(prompt) = 'object'),
    review_reason       text        check (review_reason in ('clarify', 'refuse', 'escalate')),
    input_digest        text        not null check (input_digest ~ '^[0-9a-f]{64}$'),
    created_at          timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, twin_id, conversation_id, message_id),
    check ((action = 'answer') = (reply is null))
);
create index conversation_routing_decisions_newest on conversation_routing_decisions (tenant_id, twin_id, id desc);

alter table conversation_routing_decisions enable row level security;
alter table conversation_routing_decisions force row level security;
create policy tenant on conversation_routing_decisions to runtime_app, runtime_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
grant select, insert on conversation_routing_decisions to runtime_app;
create trigger append_only before update or delete or truncate on conversation_routing_decisions
    for each statement execute function refuse_change();
