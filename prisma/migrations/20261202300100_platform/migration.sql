-- What whoever looks after the house sees and does, and what the house is told beside its environment.

-- Settings of the house. A variable of the environment wins over its row.
create table system_config (
  key        varchar(100) primary key,
  value      jsonb not null,
  kind       text not null check (kind in ('SETTING', 'FEATURE_FLAG', 'RATE_LIMIT', 'MAINTENANCE')),
  is_public  boolean not null default false,
  updated_by uuid references users on delete set null,
  updated_at timestamptz not null default now()
);
create index system_config_updated_by on system_config (updated_by) where updated_by is not null;

alter table system_config enable row level security, force row level security;
create policy owner_all on system_config to current_user using (true) with check (true);
create policy jobs_all on system_config to chapterhouse_jobs using (true) with check (true);
create policy read on system_config for select to chapterhouse_app using (is_public or (select app.is_staff()));
create policy edit on system_config to chapterhouse_app
  using ((select app.is_admin())) with check ((select app.is_admin()));
grant select, insert, update, delete on system_config to chapterhouse_app, chapterhouse_jobs;

-- For everybody else none of this is there
create function app.demand_admin() returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not coalesce(app.is_admin(), false) then
    raise exception 'not here' using errcode = 'no_data_found';
  end if;
end $$;

-- ── people ───────────────────────────────────────────────────────────────────────────────────────────────────

-- The newest first. Why somebody is suspended is what the log says of it.
create function app.admin_people(p_query text, p_id uuid, p_before uuid, p_limit int)
returns table (id uuid, display_name text, email text, platform_role platform_role, is_active boolean, reason text,
               deleted_at timestamptz, anonymized_at timestamptz, created_at timestamptz, last_login_at timestamptz,
               projects int, sessions int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform app.demand_admin();
  return query
    select u.id, u.display_name::text, u.email::text, u.platform_role, u.is_active,
           case when not u.is_active then (
             select l.after ->> 'reason' from activity_log l
             where l.resource_type = 'user' and l.resource_id = u.id::text and l.action = 'user.suspended'
             order by l.id desc limit 1) end,
           u.deleted_at, u.anonymized_at, u.created_at, u.last_login_at,
           (select count(*)::int from projects j where j.owner_id = u.id and j.deleted_at is null),
           (select count(*)::int from sessions s
            where s.user_id = u.id and s.revoked_at is null and s.expires_at > now())
    from users u
    where (p_id is null or u.id = p_id) and (p_before is null or u.id < p_before)
      and (p_query is null or position(lower(p_query) in lower(u.display_name)) > 0
           or position(lower(p_query) in lower(u.email::text)) > 0)
    order by u.id desc limit p_limit;
end $$;

-- Two admins who act on each other at once queue here: the second is no admin any more
create function app.lock_platform() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('app.platform', 0));
  perform app.demand_admin();
end $$;

-- Out everywhere, until somebody lets them in again. False: oneself, or nobody who is in.
create function app.suspend_person(p_user uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.lock_platform();
  update users set is_active = false where id = p_user and id <> app.uid() and is_active and deleted_at is null;
  if not found then
    return false;
  end if;
  delete from sessions where user_id = p_user;
  delete from verification_tokens where user_id = p_user;
  return true;
end $$;

create function app.reactivate_person(p_user uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.lock_platform();
  update users set is_active = true where id = p_user and not is_active and anonymized_at is null;
  return found;
end $$;

-- False: nobody who is in, or the last admin
create function app.set_platform_role(p_user uuid, p_role platform_role) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.lock_platform();
  if p_role <> 'ADMIN' and not exists (
       select 1 from users u where u.id <> p_user and u.platform_role = 'ADMIN' and u.is_active and u.deleted_at is null) then
    return false;
  end if;
  update users set platform_role = p_role where id = p_user and is_active and deleted_at is null;
  return found;
end $$;

create function app.end_sessions(p_user uuid) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ended int;
begin
  perform app.demand_admin();
  delete from sessions where user_id = p_user;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- ── projects ─────────────────────────────────────────────────────────────────────────────────────────────────

create function app.admin_projects(p_query text, p_trash boolean, p_id uuid, p_before uuid, p_limit int)
returns table (id uuid, title text, owner_id uuid, owner_name text, members int, pages int, bytes bigint,
               visibility visibility, deleted_at timestamptz, created_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform app.demand_admin();
  return query
    select j.id, j.title::text, j.owner_id, o.display_name::text,
           (select count(*)::int from project_members m where m.project_id = j.id and m.status = 'ACTIVE'),
           (select count(*)::int from pages p where p.project_id = j.id and p.deleted_at is null),
           app.project_bytes(j.id), j.visibility, j.deleted_at, j.created_at
    from projects j left join public_profiles o on o.id = j.owner_id
    where (p_id is null or j.id = p_id) and (p_before is null or j.id < p_before)
      and (p_id is not null or (j.deleted_at is not null) = p_trash)
      and (p_query is null or position(lower(p_query) in lower(j.title)) > 0
           or position(lower(p_query) in lower(o.display_name)) > 0)
    order by j.id desc limit p_limit;
end $$;

-- Uploads, and the texts as they are now
create function app.project_bytes(p_project uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select (select coalesce(sum(a.byte_size), 0) from assets a where a.project_id = p_project and a.deleted_at is null)::bigint
       + (select coalesce(sum(d.byte_size), 0) from page_documents d join pages p on p.id = d.page_id
          where p.project_id = p_project)::bigint
$$;

create function app.trash_project(p_project uuid, p_gone boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.demand_admin();
  update projects set deleted_at = case when p_gone then now() end
  where id = p_project and (deleted_at is not null) <> p_gone;
  return found;
end $$;

-- ── the house ────────────────────────────────────────────────────────────────────────────────────────────────

create function app.admin_storage() returns table (kind text, bytes bigint, items bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform app.demand_admin();
  return query
    select 'upload.' || lower(a.kind), sum(a.byte_size)::bigint, count(*)
    from assets a where a.deleted_at is null group by a.kind
    union all
    select 'table.' || t.name, pg_total_relation_size(t.part), nullif(greatest(c.reltuples, 0), 0)::bigint
    from (values ('journal', 'page_updates'), ('texts', 'page_documents'), ('versions', 'page_versions'),
                 ('history', 'contributions'), ('log', 'activity_log_default'), ('mails', 'email_messages')) t (name, part)
    join pg_class c on c.oid = ('public.' || t.part)::regclass
    union all
    select 'database', pg_database_size(current_database()), null;
end $$;

create function app.admin_largest(p_limit int) returns table (id uuid, title text, owner_name text, bytes bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform app.demand_admin();
  return query
    select j.id, j.title::text, o.display_name::text, app.project_bytes(j.id) as size
    from projects j left join public_profiles o on o.id = j.owner_id
    order by size desc, j.id limit p_limit;
end $$;

-- One row: what the database itself can say about how the house is
create function app.admin_health()
returns table (migrations text[], mails_waiting int, mail_waits_since timestamptz, mails_given_up int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform app.demand_admin();
  return query
    select (select coalesce(array_agg(m.migration_name::text order by m.migration_name), '{}')
            from _prisma_migrations m where m.finished_at is not null),
           (select count(*)::int from email_messages e where e.status = 'QUEUED'),
           (select min(e.created_at) from email_messages e where e.status = 'QUEUED'),
           (select count(*)::int from email_messages e
            where e.status in ('FAILED', 'BOUNCED') and e.created_at > now() - interval '7 days');
end $$;

-- Of a failure its kind: what it says may quote a row
create function app.admin_jobs()
returns table (name text, cron text, waiting int, overdue_since timestamptz, state text, started_at timestamptz,
               ended_at timestamptz, failure text, failed int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform app.demand_admin();
  return query
    select s.name::text, s.cron::text,
           (select count(*)::int from pgboss.job w where w.name = s.name and w.state in ('created', 'retry')),
           (select min(w.start_after) from pgboss.job w
            where w.name = s.name and w.state in ('created', 'retry') and w.start_after < now()),
           r.state::text, r.started_on, r.completed_on,
           case when r.state in ('failed', 'retry') then coalesce(r.output ->> 'name', 'Error') end,
           (select count(*)::int from pgboss.job f where f.name = s.name and f.state = 'failed')
    from pgboss.schedule s
    left join lateral (
      select j.state, j.started_on, j.completed_on, j.output from pgboss.job j
      where j.name = s.name and j.started_on is not null order by j.started_on desc limit 1) r on true
    order by s.name;
end $$;

revoke execute on function
  app.demand_admin(), app.lock_platform(), app.admin_people(text, uuid, uuid, int), app.suspend_person(uuid),
  app.reactivate_person(uuid), app.set_platform_role(uuid, platform_role), app.end_sessions(uuid),
  app.admin_projects(text, boolean, uuid, uuid, int), app.project_bytes(uuid), app.trash_project(uuid, boolean),
  app.admin_storage(), app.admin_largest(int), app.admin_health(), app.admin_jobs()
from public;
grant execute on function
  app.admin_people(text, uuid, uuid, int), app.suspend_person(uuid), app.reactivate_person(uuid),
  app.set_platform_role(uuid, platform_role), app.end_sessions(uuid),
  app.admin_projects(text, boolean, uuid, uuid, int), app.trash_project(uuid, boolean), app.admin_storage(),
  app.admin_largest(int), app.admin_health(), app.admin_jobs()
to chapterhouse_app;
