-- Hot reads: one round trip each, and no policy is planned or run for them: they check the person themselves. A test asks every
-- identity both ways and holds them to the same answer. An interactive transaction costs ten times as much.

-- Everything a person may do in a project, as the api's `can` shows it
create function app.caps_in(person uuid, p uuid) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  j projects;
  held text[] := '{}';
  member project_members;
begin
  select * into j from projects where id = p;
  select * into member from project_members where project_id = p and user_id = person and status = 'ACTIVE';
  if member.user_id is not null and (j.deleted_at is null or j.owner_id = person) then
    held := member.caps;
    if member.role = 'VIEWER' and j.settings ->> 'comments' in ('viewers', 'signed_in') then
      held := held || 'comment'::text;
    end if;
  end if;
  if j.is_public then
    held := held || 'read'::text;
    if person is not null and j.settings ->> 'comments' = 'signed_in' then
      held := held || 'comment'::text;
    end if;
  end if;
  return array(
    select c from unnest(array['read','comment','vote','propose','write','review','merge','curate','manage','own']) c
    where c = any (held));
end $$;

-- The latest active first. The page after (before_at, before_id) begins with what was active earlier.
create function app.hot_projects(person uuid, max_rows int, before_at timestamptz default null, before_id uuid default null)
returns table (id uuid, kind project_kind, slug text, title text, description text, status project_status,
               visibility visibility, owner_id uuid, owner_name text, role project_role, caps text[], page_count int,
               word_count bigint, member_count int, active_at timestamptz, created_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    with mine as (
      select j.id, m.role, m.caps,
             -- to the millisecond, because a cursor that went through JavaScript has no more
             date_trunc('milliseconds', greatest(j.updated_at, (
               select p.updated_at from pages p where p.project_id = j.id and p.deleted_at is null
               order by p.updated_at desc limit 1))) as active_at
      from project_members m
      join projects j on j.id = m.project_id and j.deleted_at is null
      where m.user_id = person and m.status = 'ACTIVE' and 'read' = any (m.caps)),
    chosen as (
      select * from mine
      where before_at is null or (mine.active_at, mine.id) < (before_at, before_id)
      order by mine.active_at desc, mine.id desc limit max_rows)
    select j.id, j.kind, j.slug::text, j.title::text, j.description, j.status, j.visibility, j.owner_id,
           o.display_name::text, c.role, app.caps_in(person, j.id), s.page_count, s.word_count,
           (select count(*)::int from project_members a where a.project_id = j.id and a.status = 'ACTIVE'),
           c.active_at, j.created_at
    from chosen c
    join projects j on j.id = c.id
    left join public_profiles o on o.id = j.owner_id
    cross join lateral (
      select count(*)::int as page_count, coalesce(sum(p.word_count), 0)::bigint as word_count
      from pages p
      where p.project_id = j.id and p.deleted_at is null
        and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT' or p.created_by = person)) s
    order by c.active_at desc, j.id desc;
end $$;

create function app.hot_project(person uuid, p_project uuid)
returns table (id uuid, kind project_kind, slug text, title text, description text, status project_status,
               visibility visibility, is_public boolean, default_edit_mode edit_mode, settings jsonb, owner_id uuid,
               owner_name text, role project_role, caps text[], page_count int, word_count bigint, member_count int,
               deleted_at timestamptz, created_at timestamptz, updated_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
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
      from pages p
      where p.project_id = j.id and p.deleted_at is null
        and (p.is_public or ('read' = any (m.caps) and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT' or p.created_by = person)))) s
    where j.id = p_project
      and (j.is_public or j.owner_id = person or ('read' = any (m.caps) and j.deleted_at is null));
end $$;

-- The tree, in order; in_trash = what lies in the trash instead
create function app.hot_pages(person uuid, p_project uuid, in_trash boolean default false)
returns table (id uuid, parent_id uuid, kind page_kind, title text, "position" text, status page_status,
               edit_mode edit_mode, word_count int, deleted_at timestamptz, updated_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  held text[] := app.caps_in(person, p_project);
  member boolean := app.member_cap(person, p_project, 'read');
begin
  return query
    select p.id, p.parent_id, p.kind, p.title::text, p.position, p.status, p.edit_mode, p.word_count, p.deleted_at,
           p.updated_at
    from pages p
    where p.project_id = p_project and (p.deleted_at is not null) = in_trash
      and (p.is_public or (member
        and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT' or p.created_by = person)
        and (p.deleted_at is null or p.created_by = person or 'write' = any (held))))
    order by p.parent_id nulls first, p.position, p.id;
end $$;

-- The public has no epoch: it reads the published version, never the head
create function app.hot_page(person uuid, p_page uuid)
returns table (id uuid, project_id uuid, project_title text, project_kind project_kind, parent_id uuid, kind page_kind,
               schema page_schema, schema_version int, title text, "position" text, status page_status,
               visibility visibility, is_public boolean, edit_mode edit_mode, locked_by uuid, locked_at timestamptz,
               created_by uuid, word_count int, epoch int, role project_role, caps text[], deleted_at timestamptz,
               created_at timestamptz, updated_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select p.id, p.project_id, j.title::text, j.kind, p.parent_id, p.kind, p.schema, p.schema_version, p.title::text,
           p.position, p.status, p.visibility, p.is_public, p.edit_mode, p.locked_by, p.locked_at, p.created_by,
           p.word_count, case when s.member then d.epoch end, m.role, app.caps_in(person, p.project_id), p.deleted_at,
           p.created_at, p.updated_at
    from pages p
    join projects j on j.id = p.project_id
    join page_documents d on d.page_id = p.id
    left join project_members m on m.project_id = p.project_id and m.user_id = person and m.status = 'ACTIVE'
    cross join lateral (select coalesce('read' = any (m.caps) and (j.deleted_at is null or j.owner_id = person)
      and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT' or p.created_by = person)
      and (p.deleted_at is null or p.created_by = person or 'write' = any (m.caps)), false) as member) s
    where p.id = p_page and (p.is_public or s.member);
end $$;

-- For members; others see at most that they themselves were invited or asked
create function app.hot_members(person uuid, p_project uuid)
returns table (user_id uuid, role project_role, status member_status, permissions jsonb, joined_at timestamptz,
               display_name text, handle text, avatar_url text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  member boolean := app.member_cap(person, p_project, 'read');
begin
  return query
    select m.user_id, m.role, m.status, m.permissions, m.joined_at, f.display_name::text, f.handle::text, f.avatar_url
    from project_members m
    left join public_profiles f on f.id = m.user_id
    where m.project_id = p_project and m.status in ('ACTIVE', 'INVITED', 'REQUESTED') and (member or m.user_id = person)
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
