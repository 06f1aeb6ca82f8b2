-- People, how they sign in, what they prefer.
--
-- Conventions of every migration: ids are UUIDv7 made by the application, gen_random_uuid() is only the fallback of
-- hand-written SQL; times are timestamptz; soft delete is deleted_at; every foreign key has an index (a test asks the
-- catalog); references between siblings that one cascade may remove together use NO ACTION, never RESTRICT.

create schema app;
create extension if not exists citext;

create type platform_role as enum ('USER', 'MODERATOR', 'ADMIN');
create type membership_tier as enum ('FREE', 'BASIC', 'PRO', 'PREMIUM', 'ENTERPRISE');
create type digest as enum ('INSTANT', 'DAILY', 'WEEKLY', 'OFF');

create table users (
  id                uuid primary key default gen_random_uuid(),
  email             citext not null unique,
  email_verified_at timestamptz,
  password_hash     text,
  handle            citext unique,
  display_name      varchar(100) not null,
  avatar_url        text,
  bio               text,
  auth_provider     varchar(50) not null default 'password',
  platform_role     platform_role not null default 'USER',
  membership_tier   membership_tier not null default 'FREE',
  token_balance     int not null default 0 check (token_balance >= 0),
  current_streak    int not null default 0 check (current_streak >= 0),
  longest_streak    int not null default 0 check (longest_streak >= current_streak),
  streak_freezes    int not null default 0 check (streak_freezes between 0 and 5),
  last_active_date  date,
  timezone          text not null default 'UTC',
  gdpr_consent_at   timestamptz,
  is_active         boolean not null default true,
  last_login_at     timestamptz,
  deleted_at        timestamptz,
  anonymized_at     timestamptz,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  check (anonymized_at is null or deleted_at is not null)
);

create table accounts (
  id                  uuid primary key default gen_random_uuid(),
  user_id             uuid not null references users on delete cascade,
  provider            varchar(50) not null
                      check (provider in ('google', 'linkedin', 'github', 'supabase', 'openid')),
  provider_account_id text not null,
  access_token_enc    bytea,
  refresh_token_enc   bytea,
  key_id              text,
  scope               text,
  expires_at          timestamptz,
  created_at          timestamptz not null default now(),
  unique (provider, provider_account_id)
);
create index accounts_user on accounts (user_id);

-- id is the SHA-256 of what the cookie carries: a stolen table signs nobody in
create table sessions (
  id            text primary key,
  user_id       uuid not null references users on delete cascade,
  expires_at    timestamptz not null,
  last_seen_at  timestamptz not null default now(),
  ip            inet,
  user_agent    varchar(500),
  device_hash   text,
  revoked_at    timestamptz,
  revoke_reason text,
  created_at    timestamptz not null default now(),
  check (expires_at > created_at)
);
create index sessions_user on sessions (user_id);

create table verification_tokens (
  token_hash  text primary key,
  user_id     uuid references users on delete cascade,
  email       citext not null,
  purpose     text not null
              check (purpose in ('EMAIL_VERIFY', 'PASSWORD_RESET', 'MAGIC_LINK', 'EMAIL_CHANGE', 'UNSUBSCRIBE')),
  expires_at  timestamptz not null,
  consumed_at timestamptz,
  created_at  timestamptz not null default now()
);
create index verification_tokens_user on verification_tokens (user_id) where user_id is not null;

create table user_settings (
  user_id              uuid primary key references users on delete cascade,
  theme                varchar(20) not null default 'system' check (theme in ('light', 'dark', 'system')),
  language             varchar(10) not null default 'en',
  selected_model       varchar(100),
  selected_framework   varchar(50),
  enable_notifications boolean not null default true,
  enable_analytics     boolean not null default true,
  enable_history       boolean not null default true,
  enable_feedback      boolean not null default true,
  max_history_days     int not null default 90 check (max_history_days between 1 and 3650),
  auto_cleanup         boolean not null default true,
  email_digest         digest not null default 'DAILY',
  notification_prefs   jsonb not null default '{}',
  show_presence        boolean not null default true,
  ai_allowed           boolean not null default true,
  extra                jsonb not null default '{}',
  updated_at           timestamptz not null default now()
);
