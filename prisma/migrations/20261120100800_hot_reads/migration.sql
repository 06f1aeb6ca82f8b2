-- Hot reads: one round trip each. They run as the caller, under the policies; set_config inside lasts as long as the statement,
-- because each is called outside a transaction. Called inside one they would change who asks for the rest of it: they are not
-- for withUser(). An interactive transaction for the same answer costs six times as much.

-- Everything a person may do in a project, as the api's `can` shows it
create function app.caps_in(person uuid, p uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(c), '{}')
  from unnest(array['read','comment','vote','propose','write','review','merge','curate','manage','own']) c
  where app.has_cap(person, p, c)
$$;

create function app.hot_projects(person uuid, max_rows int, before_at timestamptz default null, before_id uuid default null)
returns table (id uuid, kind project_kind, slug text, title text, description text, status project_status,
               visibility visibility, owner_id uuid, owner_name text, role project_role, caps text[], page_count int,
               word_count bigint, member_count int, active_at timestamptz, created_at timestamptz)
language plpgsql set search_path = public, pg_temp as $$
begin
  perform set_config('app.current_user_id', coalesce(person::text, ''), true);
  return query
    select j.id, j.kind, j.slug::text, j.title::text, j.description, j.status, j.visibility, j.owner_id,
           o.display_name::text, m.role, app.caps_of(m.role::text, m.permissions), s.page_count, s.word_count,
           (select count(*)::int from project_members a where a.project_id = j.id and a.status = 'ACTIVE'),
           s.active_at, j.created_at
    from project_members m
    join projects j on j.id = m.project_id and j.deleted_at is null
    left join public_profiles o on o.id = j.owner_id
    cross join lateral (
      select count(*)::int as page_count, coalesce(sum(p.word_count), 0)::bigint as word_count,
             -- to the millisecond, because a cursor that went through JavaScript has no more
             date_trunc('milliseconds', greatest(j.updated_at, max(p.updated_at))) as active_at
      from pages p where p.project_id = j.id and p.deleted_at is null) s
    where m.user_id = person and m.status = 'ACTIVE'
      and (before_at is null or (s.active_at, j.id) < (before_at, before_id))
    order by s.active_at desc, j.id desc
    limit max_rows;
end $$;

create function app.hot_project(person uuid, p_project uuid)
returns table (id uuid, kind project_kind, slug text, title text, description text, status project_status,
               visibility visibility, is_public boolean, default_edit_mode edit_mode, settings jsonb, owner_id uuid,
               owner_name text, role project_role, caps text[], page_count int, word_count bigint, member_count int,
               deleted_at timestamptz, created_at timestamptz, updated_at timestamptz)
language plpgsql set search_path = public, pg_temp as $$
begin
  perform set_config('app.current_user_id', coalesce(person::text, ''), true);
  return query
    select j.id, j.kind, j.slug::text, j.title::text, j.description, j.status, j.visibility, j.is_public,
           j.default_edit_mode, j.settings, j.owner_id, o.display_name::text, m.role, app.caps_in(person, j.id),
           s.page_count, s.word_count,
           (select count(*)::int from project_members a where a.project_id = j.id and a.status = 'ACTIVE'),
           j.deleted_at, j.created_at, j.updated_at
    from projects j
    left join project_members m on m.project_id = j.id and m.user_id = person and m.status = 'ACTIVE'
    left join public_profiles o on o.id = j.owner_id
    cross join lateral (
      select count(*)::int as page_count, coalesce(sum(p.word_count), 0)::bigint as word_count
      from pages p where p.project_id = j.id and p.deleted_at is null) s
    where j.id = p_project;
end $$;

-- The tree, in order; in_trash = what lies in the trash instead
create function app.hot_pages(person uuid, p_project uuid, in_trash boolean default false)
returns table (id uuid, parent_id uuid, kind page_kind, title text, "position" text, status page_status,
               edit_mode edit_mode, word_count int, deleted_at timestamptz, updated_at timestamptz)
language plpgsql set search_path = public, pg_temp as $$
begin
  perform set_config('app.current_user_id', coalesce(person::text, ''), true);
  return query
    select p.id, p.parent_id, p.kind, p.title::text, p.position, p.status, p.edit_mode, p.word_count, p.deleted_at,
           p.updated_at
    from pages p
    where p.project_id = p_project and (p.deleted_at is not null) = in_trash
    order by p.parent_id nulls first, p.position, p.id;
end $$;

create function app.hot_page(person uuid, p_page uuid)
returns table (id uuid, project_id uuid, project_title text, project_kind project_kind, parent_id uuid, kind page_kind,
               schema page_schema, schema_version int, title text, "position" text, status page_status,
               visibility visibility, is_public boolean, edit_mode edit_mode, locked_by uuid, locked_at timestamptz,
               created_by uuid, word_count int, epoch int, role project_role, caps text[], deleted_at timestamptz,
               created_at timestamptz, updated_at timestamptz)
language plpgsql set search_path = public, pg_temp as $$
begin
  perform set_config('app.current_user_id', coalesce(person::text, ''), true);
  return query
    select p.id, p.project_id, j.title::text, j.kind, p.parent_id, p.kind, p.schema, p.schema_version, p.title::text,
           p.position, p.status, p.visibility, p.is_public, p.edit_mode, p.locked_by, p.locked_at, p.created_by,
           p.word_count, d.epoch, m.role, app.caps_in(person, p.project_id), p.deleted_at, p.created_at, p.updated_at
    from pages p
    join projects j on j.id = p.project_id
    left join page_documents d on d.page_id = p.id
    left join project_members m on m.project_id = p.project_id and m.user_id = person and m.status = 'ACTIVE'
    where p.id = p_page;
end $$;

create function app.hot_members(person uuid, p_project uuid)
returns table (user_id uuid, role project_role, status member_status, permissions jsonb, joined_at timestamptz,
               display_name text, handle text, avatar_url text)
language plpgsql set search_path = public, pg_temp as $$
begin
  perform set_config('app.current_user_id', coalesce(person::text, ''), true);
  return query
    select m.user_id, m.role, m.status, m.permissions, m.joined_at, f.display_name::text, f.handle::text, f.avatar_url
    from project_members m
    left join public_profiles f on f.id = m.user_id
    where m.project_id = p_project and m.status in ('ACTIVE', 'INVITED', 'REQUESTED')
    order by m.role, m.joined_at, m.user_id;
end $$;

-- What a ticket needs, or nothing. A writer's newer schema raises the page's, in the same statement: schema_raised tells the
-- api to have older sockets closed.
create function app.hot_ticket(person uuid, p_session text, p_link uuid, p_page uuid, p_schema int default null)
returns table (project_id uuid, title text, access text, epoch int, schema_version int, schema_raised boolean,
               edit_mode edit_mode, display_name text, avatar_url text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  granted text := app.room_access(person, p_session, p_link, p_page);
  raised boolean := false;
begin
  if granted is null then
    return;
  end if;
  if granted = 'WRITE' and p_schema is not null then
    update pages p set schema_version = p_schema where p.id = p_page and p.schema_version < p_schema;
    raised := found;
  end if;
  return query
    select p.project_id, p.title::text, granted, d.epoch, p.schema_version, raised, p.edit_mode, u.display_name::text,
           u.avatar_url
    from pages p
    join page_documents d on d.page_id = p.id
    left join users u on u.id = person
    where p.id = p_page;
end $$;

-- Own sessions end when the password changes, all but the one that changed it. Returns the ended ones, for access-changed.
create function app.change_password(p_password_hash text, p_keep text default null) returns setof text
language sql set search_path = public, pg_temp as $$
  update users set password_hash = p_password_hash where id = app.uid();
  delete from sessions where user_id = app.uid() and id is distinct from p_keep returning id
$$;

-- New functions are PUBLIC until revoked
revoke execute on all functions in schema app from public;
grant execute on function
  app.caps_in(uuid, uuid), app.hot_projects(uuid, int, timestamptz, uuid), app.hot_project(uuid, uuid),
  app.hot_pages(uuid, uuid, boolean), app.hot_page(uuid, uuid), app.hot_members(uuid, uuid),
  app.hot_ticket(uuid, text, uuid, uuid, int), app.change_password(text, text)
to chapterhouse_app, chapterhouse_jobs;
