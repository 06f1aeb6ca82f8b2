-- What a person may have forgotten: visits, and in the end the account itself.

-- Opened now; not remembered for who does not wish it. Who opens a page again within a minute writes nothing; more than a
-- hundred nobody looks back at.
create or replace function app.visit_page(p_page uuid) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  if not (select s.enable_history from user_settings s where s.user_id = app.uid()) then
    return;
  end if;
  insert into page_visits as v (user_id, page_id) values (app.uid(), p_page)
  on conflict (user_id, page_id) do update set visited_at = now()
    where v.visited_at < now() - interval '1 minute';
  if found then
    delete from page_visits v
    where v.user_id = app.uid() and v.visited_at < (
      select o.visited_at from page_visits o where o.user_id = app.uid()
      order by o.visited_at desc offset 99 limit 1);
  end if;
end $$;

-- An erased account keeps a name of its own that says nothing: whose words are whose stays told
create or replace view public_profiles with (security_barrier) as
  select id, handle, display_name, avatar_url, bio from users where deleted_at is null or anonymized_at is not null;

-- ── deletion: at once for everybody, for good after thirty days ──────────────────────────────────────────────

-- What stands in the way of the person who asks: projects others write in, and being the last admin of people
create function app.deletion_obstacles() returns table (obstacle text, project_id uuid, title text)
language sql stable security definer set search_path = public, pg_temp as $$
  select 'project', j.id, j.title::text
  from projects j
  where j.owner_id = app.uid() and j.deleted_at is null
    and exists (select 1 from project_members m join users u on u.id = m.user_id and u.deleted_at is null
                where m.project_id = j.id and m.user_id <> app.uid() and m.status in ('ACTIVE', 'PAUSED'))
  union all
  select 'last_admin', null, null
  where exists (select 1 from users u where u.id = app.uid() and u.platform_role = 'ADMIN')
    and exists (select 1 from users u where u.id <> app.uid() and u.deleted_at is null)
    and not exists (select 1 from users u where u.id <> app.uid() and u.platform_role = 'ADMIN'
                                            and u.is_active and u.deleted_at is null)
$$;

-- The person who asks is gone: signed out, keys and links in mails dead, own projects in the trash. False: something
-- stands in the way.
create function app.delete_account() returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  person constant uuid := app.uid();
begin
  perform 1 from users where id = person and deleted_at is null for update;
  if not found or exists (select 1 from app.deletion_obstacles()) then
    return false;
  end if;
  update users set deleted_at = now() where id = person;
  update projects set deleted_at = now() where owner_id = person and deleted_at is null;
  update api_keys set revoked_at = now() where user_id = person and revoked_at is null;
  delete from access_requests where user_id = person and decided_at is null;
  delete from verification_tokens where user_id = person;
  delete from sessions where user_id = person;
  return true;
end $$;

-- Whose account that is, while it waits to be erased
create function app.deleted_login(p_email citext) returns table (user_id uuid, password_hash text, deleted_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.password_hash, u.deleted_at
  from users u where u.email = p_email and u.is_active and u.deleted_at is not null and u.anonymized_at is null
$$;

-- Back as it was, with the projects that went into the trash in the same moment. False: there is nothing to bring back.
create function app.restore_account(p_user uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moment timestamptz;
begin
  select deleted_at into moment from users
  where id = p_user and deleted_at is not null and anonymized_at is null for update;
  if moment is null then
    return false;
  end if;
  update projects set deleted_at = null where owner_id = p_user and deleted_at = moment;
  update users set deleted_at = null where id = p_user;
  return true;
end $$;

-- ── erasing: the jobs' alone ─────────────────────────────────────────────────────────────────────────────────

-- Numbers say nothing about a person, and tell two of them apart
create sequence former_members;

-- Everything that hangs on the person and is not somebody else's too: each table whose rows would go with the user's row.
-- New tables are included as they come.
create function app.erase_belongings(p_user uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  link record;
begin
  for link in
    select c.conrelid::regclass as "table", a.attname as "column"
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'users'::regclass and c.confdeltype = 'c' and cardinality(c.conkey) = 1
      and c.conparentid = 0
  loop
    execute format('delete from %s where %I = $1', link."table", link."column") using p_user;
  end loop;
end $$;

-- Erases accounts deleted before that moment, whose projects are erased already. What they wrote for others stays, under
-- a number. Returns who.
create function app.erase_accounts(p_before timestamptz) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  person record;
begin
  for person in
    select u.id, u.email from users u
    where u.deleted_at < p_before and u.anonymized_at is null
      and not exists (select 1 from projects j where j.owner_id = u.id)
    order by u.deleted_at
    for update skip locked
  loop
    delete from email_messages where user_id = person.id or to_email = person.email;
    update invitations set email = null, message = null
    where accepted_by = person.id or (email = person.email and status <> 'PENDING');
    delete from invitations where email = person.email;
    update activity_log set ip = null, ip_anonymized = true, user_agent = null where actor_id = person.id;
    update assets set deleted_at = now() where owner_id = person.id and kind = 'AVATAR' and deleted_at is null;
    perform app.erase_belongings(person.id);
    update users set email = ('former-' || id || '@erased.invalid')::citext, email_verified_at = null,
                     password_hash = null, handle = null, display_name = 'Former member ' || nextval('former_members'),
                     avatar_url = null, bio = null, timezone = 'UTC', gdpr_consent_at = null, last_login_at = null,
                     last_active_date = null, is_active = false, platform_role = 'USER', anonymized_at = now()
    where id = person.id;
    return next person.id;
  end loop;
end $$;

-- Visits older than their person wants them remembered. Returns how many.
create function app.forget_visits() returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from page_visits v using user_settings s
    where s.user_id = v.user_id and s.auto_cleanup and v.visited_at < now() - make_interval(days => s.max_history_days)
    returning 1)
  select count(*) from gone
$$;

revoke execute on function
  app.deletion_obstacles(), app.delete_account(), app.deleted_login(citext), app.restore_account(uuid),
  app.erase_belongings(uuid), app.erase_accounts(timestamptz), app.forget_visits()
from public;
grant execute on function
  app.deletion_obstacles(), app.delete_account(), app.deleted_login(citext), app.restore_account(uuid)
to chapterhouse_app;
grant execute on function app.erase_accounts(timestamptz), app.forget_visits() to chapterhouse_jobs;
