-- Keys to our API: only the hash is kept. A key acts as its person, within its scopes. Keys of organizations come with them.

create table api_keys (
  id           uuid primary key default gen_random_uuid(),
  user_id      uuid not null references users on delete cascade,
  name         varchar(100) not null check (name <> ''),
  -- how it begins, so that its owner can tell which one a program holds
  prefix       char(8) not null,
  key_hash     text not null unique,
  scopes       text[] not null check (scopes <> '{}' and scopes <@ array['read', 'write', 'manage', 'account']),
  expires_at   timestamptz,
  revoked_at   timestamptz,
  last_used_at timestamptz,
  created_at   timestamptz not null default now()
);
create index api_keys_user on api_keys (user_id);

-- the hash is written and never read back
grant select (id, user_id, name, prefix, scopes, expires_at, revoked_at, last_used_at, created_at), insert,
      update (revoked_at) on api_keys to chapterhouse_app;
grant select, insert, update, delete on api_keys to chapterhouse_jobs;
alter table api_keys enable row level security, force row level security;
create policy owner_all on api_keys to current_user using (true) with check (true);
create policy jobs_all on api_keys to chapterhouse_jobs using (true) with check (true);
create policy own on api_keys for select to chapterhouse_app using (user_id = (select app.uid()));
create policy ins on api_keys for insert to chapterhouse_app
  with check (user_id = (select app.uid()) and revoked_at is null and last_used_at is null);
-- a revoked key stays revoked
create policy upd on api_keys for update to chapterhouse_app
  using (user_id = (select app.uid()) and revoked_at is null)
  with check (user_id = (select app.uid()) and revoked_at is not null);

create function app.api_key_stands(k api_keys) returns boolean language sql stable as $$
  select k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
$$;

-- Whose key this is. That it was used is noted once a minute at most.
create function app.api_key_by_hash(p_hash text)
returns table (id uuid, user_id uuid, scopes text[], platform_role platform_role)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  k api_keys;
begin
  select a.* into k from api_keys a where a.key_hash = p_hash;
  if k.id is null or not app.api_key_stands(k) then
    return;
  end if;
  if k.last_used_at is null or k.last_used_at < now() - interval '1 minute' then
    update api_keys a set last_used_at = now() where a.id = k.id;
  end if;
  return query
    select k.id, u.id, k.scopes, u.platform_role from users u
    where u.id = k.user_id and u.is_active and u.deleted_at is null;
end $$;

-- In a live room a key is a session named 'key:<id>'. It is asked again with every other open socket.
alter function app.room_access(uuid, text, uuid, uuid, uuid) rename to room_access_of_person;
revoke execute on function app.room_access_of_person(uuid, text, uuid, uuid, uuid)
  from chapterhouse_app, chapterhouse_collab, chapterhouse_jobs;
create function app.room_access(person uuid, session_id text, link_id uuid, page uuid, draft uuid default null) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  k api_keys;
  granted text;
begin
  if session_id is null or session_id not like 'key:%' then
    return app.room_access_of_person(person, session_id, link_id, page, draft);
  end if;
  select a.* into k from api_keys a where a.id = substr(session_id, 5)::uuid and a.user_id = person;
  if k.id is null or not app.api_key_stands(k) or not 'read' = any (k.scopes) then
    return null;
  end if;
  granted := app.room_access_of_person(person, null, link_id, page, draft);
  return case when granted = 'WRITE' and not 'write' = any (k.scopes) then 'READ' else granted end;
end $$;

revoke execute on function app.api_key_stands(api_keys), app.api_key_by_hash(text),
  app.room_access(uuid, text, uuid, uuid, uuid) from public;
grant execute on function app.api_key_by_hash(text) to chapterhouse_app, chapterhouse_jobs;
grant execute on function app.room_access(uuid, text, uuid, uuid, uuid) to chapterhouse_app, chapterhouse_collab, chapterhouse_jobs;
