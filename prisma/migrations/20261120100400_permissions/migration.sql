-- Who may do what, as functions. The roles chapterhouse_app (api), chapterhouse_collab (collab-server) and chapterhouse_jobs
-- (background work) exist before the first migration runs; none is superuser or has BYPASSRLS. Helpers that read memberships
-- are SECURITY DEFINER: the only way to do it inside a policy without recursion. Those that every statement calls are plpgsql: it keeps
-- their plans for the connection, where an SQL function is planned at each call (0.3 ms for an empty answer).

grant usage on schema app, public to chapterhouse_app, chapterhouse_collab, chapterhouse_jobs;

-- Who asks: set by withUser() as the first statement of a transaction. Unset, empty and "nobody" are the same: a local setting
-- reverts to '' and not to null.
create function app.uid() returns uuid language sql stable as $$
  select nullif(current_setting('app.current_user_id', true), '')::uuid
$$;
create function app.link() returns uuid language sql stable as $$
  select nullif(current_setting('app.current_link_id', true), '')::uuid
$$;

-- What one person may do in one project as its member. In the trash a project is its owner's alone.
create function app.member_cap(person uuid, p uuid, cap text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select 1
    from projects j
    join project_members m on m.project_id = j.id and m.user_id = person and m.status = 'ACTIVE'
    where j.id = p and (j.deleted_at is null or j.owner_id = person)
      and (cap = any (m.caps)
        or (cap = 'comment' and m.role = 'VIEWER' and j.settings ->> 'comments' in ('viewers', 'signed_in'))));
end $$;

-- The same, with what everybody may do in a public project
create function app.has_cap(person uuid, p uuid, cap text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return app.member_cap(person, p, cap) or (cap in ('read', 'comment') and exists (
    select 1 from projects j
    where j.id = p and j.is_public
      and (cap = 'read' or (person is not null and j.settings ->> 'comments' = 'signed_in'))));
end $$;

create function app.can(p uuid, cap text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select app.has_cap(app.uid(), p, cap)
$$;

-- The same as a set, for policies: computed once per statement as an InitPlan. On 300,000 pages this takes 1.4 ms, a function
-- per row 1,149 ms. Public projects are not in it: policies use is_public.
create function app.projects_with(cap text) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  person uuid := app.uid();
begin
  if person is null then
    return '{}';
  end if;
  return (
    select coalesce(array_agg(m.project_id), '{}')
    from project_members m
    join projects j on j.id = m.project_id and (j.deleted_at is null or j.owner_id = m.user_id)
    where m.user_id = person and m.status = 'ACTIVE'
      and (cap = any (m.caps)
        or (cap = 'comment' and m.role = 'VIEWER' and j.settings ->> 'comments' in ('viewers', 'signed_in'))));
end $$;

-- Pages a share link opens: all of its project, or its one page. It gives nothing that needs a membership, no trash and no
-- unsent response.
create function app.link_pages(cap text, l uuid default app.link()) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if l is null then
    return '{}';
  end if;
  return (
    select coalesce(array_agg(p.id), '{}')
    from share_links s
    join pages p on p.id = s.page_id or p.project_id = s.project_id
    join projects j on j.id = p.project_id and j.deleted_at is null
    where s.id = l and s.revoked_at is null and (s.expires_at is null or s.expires_at > now())
      and p.deleted_at is null and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT')
      and cap = any (case s.access
            when 'READ' then array['read']
            when 'COMMENT' then array['read', 'comment']
            else array['read', 'comment', 'write'] end));
end $$;

create function app.is_staff() returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select 1 from users where id = app.uid() and platform_role in ('ADMIN', 'MODERATOR') and is_active);
end $$;
create function app.is_admin() returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select 1 from users where id = app.uid() and platform_role = 'ADMIN' and is_active);
end $$;

-- What one connection may do in one room: WRITE, READ or null. The api asks it for tickets, each collab node for all its open
-- sockets every 60 s. PROTECTED gives nobody WRITE on the head. The head of a public page is not public, its published
-- version is.
create function app.room_access(person uuid, session_id text, link_id uuid, page uuid, draft uuid default null) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if person is not null and not exists (
       select 1 from users u where u.id = person and u.is_active and u.deleted_at is null) then
    return null;
  end if;
  if session_id is not null and not exists (
       select 1 from sessions s
       where s.id = session_id and s.user_id = person and s.revoked_at is null and s.expires_at > now()) then
    return null;
  end if;
  return (
    select case
      when draft is not null then (
        select case
          when person = any (c.co_author_ids || c.author_id) and app.member_cap(person, p.project_id, 'propose')
               and c.status in ('DRAFT', 'CHANGES_REQUESTED') then 'WRITE'
          when person = any (c.co_author_ids || c.author_id)
               or (c.status not in ('DRAFT', 'WITHDRAWN') and app.member_cap(person, p.project_id, 'read')) then 'READ' end
        from contributions c where c.id = draft and c.page_id = p.id and c.kind in ('BRANCH', 'AI'))
      when p.kind = 'RESPONSE' and p.status = 'DRAFT' and p.created_by is distinct from person then null
      when p.edit_mode = 'LIVE' and (
           app.member_cap(person, p.project_id, 'write')
        or p.id = any (app.link_pages('write', link_id))
        or (p.created_by = person and p.kind = 'RESPONSE' and app.member_cap(person, p.project_id, 'propose'))
        or (p.created_by = person and p.kind = 'NEWSLETTER' and app.member_cap(person, p.project_id, 'curate'))) then 'WRITE'
      when app.member_cap(person, p.project_id, 'read') or p.id = any (app.link_pages('read', link_id)) then 'READ' end
    from pages p
    join projects j on j.id = p.project_id and j.deleted_at is null
    where p.id = page and p.deleted_at is null);
end $$;

-- Names and faces, for bylines and member lists. A view runs as its owner, so it lists only what is public by nature.
create view public_profiles with (security_barrier) as
  select id, handle, display_name, avatar_url, bio from users where deleted_at is null;
