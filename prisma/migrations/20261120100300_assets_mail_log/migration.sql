-- Uploads, mail, the inbox, and the one log.

create type email_status as enum ('QUEUED', 'SENT', 'DELIVERED', 'BOUNCED', 'COMPLAINED', 'FAILED', 'SUPPRESSED');
create type log_category as enum ('ACTIVITY', 'AUDIT', 'SECURITY', 'ACTION');

create table assets (
  id          uuid primary key default gen_random_uuid(),
  project_id  uuid references projects on delete cascade,
  owner_id    uuid references users on delete set null,
  kind        text not null check (kind in ('IMAGE', 'AUDIO', 'PDF', 'HTML', 'FILE', 'AVATAR')),
  mime        text not null,
  byte_size   bigint not null check (byte_size between 0 and 104857600),
  storage_key text not null unique,
  sha256      char(64) not null,
  alt         text,
  scan_status text not null default 'PENDING' check (scan_status in ('PENDING', 'CLEAN', 'BLOCKED')),
  deleted_at  timestamptz,
  created_at  timestamptz not null default now()
);
create index assets_project on assets (project_id) where project_id is not null;
create index assets_owner on assets (owner_id) where owner_id is not null;

create table notifications (
  id         uuid primary key default gen_random_uuid(),
  user_id    uuid not null references users on delete cascade,
  type       text not null,
  actor_id   uuid references users on delete set null,
  project_id uuid references projects on delete cascade,
  page_id    uuid references pages on delete cascade,
  payload    jsonb not null default '{}',
  -- what repeats until it is read is counted, not listed again
  dedupe_key text,
  count      int not null default 1 check (count >= 1),
  read_at    timestamptz,
  emailed_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index notifications_dedupe on notifications (user_id, dedupe_key)
  where read_at is null and dedupe_key is not null;
create index notifications_inbox on notifications (user_id, created_at desc) where read_at is null;
create index notifications_user on notifications (user_id);
create index notifications_actor on notifications (actor_id) where actor_id is not null;
create index notifications_project on notifications (project_id) where project_id is not null;
create index notifications_page on notifications (page_id) where page_id is not null;

create table email_templates (
  id         uuid primary key default gen_random_uuid(),
  code       varchar(60) not null,
  locale     varchar(10) not null default 'en',
  subject    text not null,
  html       text not null,
  text       text not null,
  is_active  boolean not null default true,
  updated_at timestamptz not null default now(),
  unique (code, locale)
);

-- The outbox: one row per recipient and mail; dedupe_key makes sending exactly once
create table email_messages (
  id              uuid primary key default gen_random_uuid(),
  template_id     uuid references email_templates on delete set null,
  user_id         uuid references users on delete set null,
  notification_id uuid references notifications on delete set null,
  to_email        citext not null,
  dedupe_key      text not null unique,
  status          email_status not null default 'QUEUED',
  provider_id     text,
  error           text,
  attempts        smallint not null default 0 check (attempts >= 0),
  opened_at       timestamptz,
  created_at      timestamptz not null default now(),
  sent_at         timestamptz
);
create index email_messages_template on email_messages (template_id) where template_id is not null;
create index email_messages_user on email_messages (user_id) where user_id is not null;
create index email_messages_notification on email_messages (notification_id) where notification_id is not null;

-- project_id has no foreign key: the log outlives what it speaks of
create table activity_log (
  id              bigint generated always as identity,
  at              timestamptz not null default now(),
  category        log_category not null,
  action          varchar(100) not null,
  actor_id        uuid references users on delete set null,
  actor_kind      author_kind not null default 'HUMAN',
  impersonator_id uuid,
  project_id      uuid,
  resource_type   varchar(50) not null,
  resource_id     text,
  before          jsonb,
  after           jsonb,
  details         jsonb,
  ip              inet,
  ip_anonymized   boolean not null default false,
  user_agent      varchar(500),
  request_id      text,
  primary key (id, at)
) partition by range (at);
create table activity_log_default partition of activity_log default;
create index activity_log_actor on activity_log (actor_id, at desc);
create index activity_log_resource on activity_log (resource_type, resource_id);
create index activity_log_project on activity_log (project_id, at desc);
create index activity_log_at on activity_log using brin (at);
