-- More ways in than a password: accounts elsewhere, passkeys, an authenticator; and what stands in for a lost one.

-- the address the other side knows the person by, to tell one from another
alter table accounts add column email citext;

-- how somebody came in, with what second step, and when they last showed that it is them
alter table sessions add column method varchar(20)
  check (method in ('password', 'link', 'passkey', 'google', 'github', 'linkedin', 'openid'));
alter table sessions add column second varchar(20) check (second in ('totp', 'passkey', 'recovery'));
alter table sessions add column proved_at timestamptz;
grant update (proved_at) on sessions to chapterhouse_app;

-- whether a second step follows the first; it takes a factor to be asked for
alter table user_settings add column second_step boolean not null default false;

create table mfa_credentials (
  id            uuid primary key default gen_random_uuid(),
  user_id       uuid not null references users on delete cascade,
  kind          text not null check (kind in ('TOTP', 'PASSKEY', 'RECOVERY')),
  label         varchar(80) not null default '',
  secret_enc    bytea,
  key_id        text,
  -- the thirty seconds whose code was used last: none is good twice
  last_step     bigint,
  credential_id bytea unique,
  public_key    bytea,
  sign_count    bigint not null default 0 check (sign_count >= 0),
  transports    text[] not null default '{}',
  code_hash     text,
  confirmed_at  timestamptz,
  last_used_at  timestamptz,
  consumed_at   timestamptz,
  created_at    timestamptz not null default now(),
  check ((kind = 'TOTP') = (secret_enc is not null)),
  check ((secret_enc is null) = (key_id is null)),
  check ((kind = 'PASSKEY') = (credential_id is not null)),
  check ((kind = 'PASSKEY') = (public_key is not null)),
  check ((kind = 'RECOVERY') = (code_hash is not null))
);
create index mfa_credentials_user on mfa_credentials (user_id);
create unique index one_totp on mfa_credentials (user_id) where kind = 'TOTP' and confirmed_at is not null;

-- what a factor is made of never changes; it is used, named, or gone
grant select, insert, delete, update (label, last_step, sign_count, confirmed_at, last_used_at, consumed_at)
   on mfa_credentials to chapterhouse_app;
grant select, insert, update, delete on mfa_credentials to chapterhouse_jobs;
alter table mfa_credentials enable row level security, force row level security;
create policy owner_all on mfa_credentials to current_user using (true) with check (true);
create policy jobs_all on mfa_credentials to chapterhouse_jobs using (true) with check (true);
create policy own on mfa_credentials for select to chapterhouse_app using (user_id = (select app.uid()));
create policy ins on mfa_credentials for insert to chapterhouse_app
  with check (user_id = (select app.uid()) and consumed_at is null and last_used_at is null);
-- a recovery code that was used stays used
create policy upd on mfa_credentials for update to chapterhouse_app
  using (user_id = (select app.uid()) and consumed_at is null) with check (user_id = (select app.uid()));
create policy del on mfa_credentials for delete to chapterhouse_app using (user_id = (select app.uid()));

-- Before there is a person: whose passkey this is.
create function app.login_by_passkey(p_credential bytea)
returns table (user_id uuid, id uuid, public_key bytea, sign_count bigint, transports text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select m.user_id, m.id, m.public_key, m.sign_count, m.transports
  from mfa_credentials m join users u on u.id = m.user_id and u.is_active and u.deleted_at is null
  where m.credential_id = p_credential and m.confirmed_at is not null
$$;

-- Whether the person has a password; the hash itself cannot be read.
create function app.has_password() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select password_hash is not null from users where id = app.uid()
$$;

-- As before, and whoever moved the address may have made ways in of their own: those of the day before and since go too.
create or replace function app.take_back_email(p_hash text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t verification_tokens := app.use_token(p_hash, 'EMAIL_TAKE_BACK');
begin
  update users set email = t.email, email_verified_at = now(), password_hash = null where id = app.uid();
  update verification_tokens set consumed_at = now()
  where user_id = app.uid() and consumed_at is null and (created_at >= t.created_at or purpose <> 'EMAIL_TAKE_BACK');
  delete from mfa_credentials where user_id = app.uid() and created_at > t.created_at - interval '1 day';
  delete from accounts where user_id = app.uid() and created_at > t.created_at - interval '1 day';
  return query delete from sessions where user_id = app.uid() returning id;
end $$;

revoke execute on function app.login_by_passkey(bytea), app.has_password() from public;
grant execute on function app.login_by_passkey(bytea), app.has_password() to chapterhouse_app, chapterhouse_jobs;
