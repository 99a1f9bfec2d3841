-- One row a session. The partial unique index keeps one active session of an owner and twin whatever races.
create table training_sessions (
    tenant_id  text        not null default current_setting('app.tenant_id') check (tenant_id <> ''),
    id         uuid        not null,
    twin_id    uuid        not null,
    owner_id   text        not null,
    status     text        not null check (status in ('active', 'stopped', 'expired')),
    metadata   jsonb       not null check (jsonb_typeof(metadata) = 'object'),
    started_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > started_at),
    ended_at   timestamptz check (ended_at >= started_at),
    primary key (tenant_id, id),
    check ((status = 'active') = (ended_at is null))
);
create unique index training_sessions_one_active on training_sessions (tenant_id, twin_id, owner_id)
    where status = 'active';
create index training_sessions_newest on training_sessions (tenant_id, twin_id, owner_id, id desc);

alter table training_sessions enable row level security;
alter table training_sessions force row level security;
create policy tenant on training_sessions to capture_app, capture_owner
    using (tenant_id = current_setting('app.tenant_id'))
    with check (tenant_id = current_setting('app.tenant_id'));
create policy janitor on training_sessions to capture_janitor using (true);

grant select, insert on training_sessions to capture_app;
grant update (status, ended_at) on training_sessions to capture_app;
grant select (tenant_id, id, status, expires_at), update (status, ended_at) on training_sessions to capture_janitor;
