-- One page for somebody who is no member of its project: read, comment or write there, and nothing else of the project.

create table page_grants (
  page_id    uuid not null references pages on delete cascade,
  user_id    uuid not null references users on delete cascade,
  access     link_access not null,
  granted_by uuid references users on delete set null,
  created_at timestamptz not null default now(),
  primary key (page_id, user_id)
);
create index page_grants_user on page_grants (user_id);
create index page_grants_granted_by on page_grants (granted_by) where granted_by is not null;

-- Pages a person was given one by one. A pause of the membership holds for these too; the trash and unsent responses are not given.
create function app.granted_pages(cap text, person uuid default app.uid()) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if person is null then
    return '{}';
  end if;
  return (
    select coalesce(array_agg(p.id), '{}')
    from page_grants g
    join pages p on p.id = g.page_id and p.deleted_at is null and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT')
    join projects j on j.id = p.project_id and j.deleted_at is null
    where g.user_id = person
      and cap = any (case g.access
            when 'READ' then array['read']
            when 'COMMENT' then array['read', 'comment']
            else array['read', 'comment', 'write'] end)
      and not exists (select 1 from project_members m
                      where m.project_id = p.project_id and m.user_id = person and m.status = 'PAUSED'));
end $$;

-- Becoming a member, and being removed, ends what was given before: nobody keeps a page by an old door
create function app.end_grants() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from page_grants g using pages p
   where p.id = g.page_id and p.project_id = new.project_id and g.user_id = new.user_id;
  return null;
end $$;
create trigger t3_end_grants after insert or update of status on project_members for each row
  when (new.status in ('ACTIVE', 'REMOVED')) execute function app.end_grants();

-- In another project a page is others' to give
create function app.end_grants_of_page() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from page_grants where page_id = new.id;
  return null;
end $$;
create trigger t3_end_grants after update of project_id on pages for each row
  when (old.project_id <> new.project_id) execute function app.end_grants_of_page();

-- who is given a page knows it; members see who reads along; those who manage give and take back
grant select, insert, update (access), delete on page_grants to chapterhouse_app;
grant select, insert, update, delete on page_grants to chapterhouse_jobs;
alter table page_grants enable row level security, force row level security;
create policy owner_all on page_grants to current_user using (true) with check (true);
create policy jobs_all on page_grants to chapterhouse_jobs using (true) with check (true);
create policy read on page_grants for select to chapterhouse_app
  using (user_id = (select app.uid())
         or exists (select 1 from pages p
                    where p.id = page_id and p.project_id = any ((select app.projects_with('read'))::uuid[])));
create policy ins on page_grants for insert to chapterhouse_app
  with check (granted_by = (select app.uid()) and exists (
    select 1 from pages p where p.id = page_id and p.project_id = any ((select app.projects_with('manage'))::uuid[])));
create policy upd on page_grants for update to chapterhouse_app
  using (exists (select 1 from pages p
                 where p.id = page_id and p.project_id = any ((select app.projects_with('manage'))::uuid[])))
  with check (exists (select 1 from pages p
                 where p.id = page_id and p.project_id = any ((select app.projects_with('manage'))::uuid[])));
create policy del on page_grants for delete to chapterhouse_app
  using (user_id = (select app.uid())
         or exists (select 1 from pages p
                    where p.id = page_id and p.project_id = any ((select app.projects_with('manage'))::uuid[])));

-- The page itself, its text, and the files it may show
create policy granted on pages for select to chapterhouse_app
  using (id = any ((select app.granted_pages('read'))::uuid[]));
create policy granted on page_documents for select to chapterhouse_app
  using (page_id = any ((select app.granted_pages('read'))::uuid[]));
create policy granted on page_updates for select to chapterhouse_app
  using (contribution_id is null and page_id = any ((select app.granted_pages('read'))::uuid[]));
create policy granted on assets for select to chapterhouse_app
  using (exists (select 1 from pages p
                 where p.project_id = assets.project_id and p.id = any ((select app.granted_pages('read'))::uuid[])));
create policy granted_ins on assets for insert to chapterhouse_app
  with check (owner_id = (select app.uid()) and exists (
    select 1 from pages p
    where p.project_id = assets.project_id and p.id = any ((select app.granted_pages('write'))::uuid[])));

-- Gives a page to whoever has this address. No row: nobody has it; `given` is false for who belongs to the project.
create function app.grant_page(p_page uuid, p_email citext, p_access link_access)
returns table (user_id uuid, given boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  g pages;
  who uuid;
  belongs boolean;
begin
  select * into g from pages where id = p_page and deleted_at is null;
  if g.id is null or not app.can(g.project_id, 'manage') then
    raise exception 'giving a page needs manage' using errcode = 'insufficient_privilege';
  end if;
  select u.id into who from users u where u.email = p_email and u.is_active and u.deleted_at is null;
  if who is null then
    return;
  end if;
  belongs := exists (select 1 from project_members m
                     where m.project_id = g.project_id and m.user_id = who and m.status in ('ACTIVE', 'PAUSED'));
  if not belongs then
    insert into page_grants (page_id, user_id, access, granted_by) values (p_page, who, p_access, app.uid())
    on conflict on constraint page_grants_pkey do update set access = excluded.access, granted_by = excluded.granted_by;
  end if;
  return query select who, not belongs;
end $$;

-- Who was given this page, for members; their addresses for those who manage
create function app.page_grants_of(p_page uuid)
returns table (user_id uuid, display_name text, email text, access link_access, granter_name text, created_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select g.user_id, u.display_name::text, case when app.can(p.project_id, 'manage') then u.email::text end, g.access,
         b.display_name::text, g.created_at
  from page_grants g
  join pages p on p.id = g.page_id
  join users u on u.id = g.user_id and u.deleted_at is null
  left join public_profiles b on b.id = g.granted_by
  where g.page_id = p_page and app.member_cap(app.uid(), p.project_id, 'read')
  order by g.created_at, g.user_id
$$;

-- Pages that were given to a person, the last given first; their project is not theirs to know of
create function app.hot_given_pages(person uuid)
returns table (id uuid, title text, icon text, word_count int, access link_access, granter_name text, created_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select p.id, p.title::text, p.icon::text, p.word_count, g.access, b.display_name::text, g.created_at
    from page_grants g
    join pages p on p.id = g.page_id
    left join public_profiles b on b.id = g.granted_by
    where g.user_id = person and p.id = any (app.granted_pages('read', person))
    order by g.created_at desc, p.id;
end $$;

-- A granted page has its head and the capabilities of the grant, and says that it is no more than that
drop function app.hot_page(uuid, uuid);
create function app.hot_page(person uuid, p_page uuid)
returns table (id uuid, project_id uuid, project_title text, project_kind project_kind, parent_id uuid, kind page_kind,
               schema page_schema, schema_version int, title text, "position" text, status page_status,
               visibility visibility, is_public boolean, edit_mode edit_mode, locked_by uuid, locked_at timestamptz,
               created_by uuid, word_count int, epoch int, role project_role, caps text[], deleted_at timestamptz,
               created_at timestamptz, updated_at timestamptz, icon text, cover_id uuid, cover_position smallint,
               is_template boolean, language text, properties jsonb, given boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select p.id, p.project_id, j.title::text, j.kind, p.parent_id, p.kind, p.schema, p.schema_version, p.title::text,
           p.position, p.status, p.visibility, p.is_public, p.edit_mode, p.locked_by, p.locked_at, p.created_by,
           p.word_count, case when s.member or s.given then d.epoch end, m.role,
           case when s.given then array(
             select c from unnest(array['read', 'comment', 'write']) c where p.id = any (app.granted_pages(c, person)))
           else app.caps_in(person, p.project_id) end, p.deleted_at,
           p.created_at, p.updated_at, p.icon::text, p.cover_id, p.cover_position, p.is_template, p.language::text,
           p.properties, s.given
    from pages p
    join projects j on j.id = p.project_id
    join page_documents d on d.page_id = p.id
    left join project_members m on m.project_id = p.project_id and m.user_id = person and m.status = 'ACTIVE'
    cross join lateral (select coalesce('read' = any (m.caps) and (j.deleted_at is null or j.owner_id = person)
      and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT' or p.created_by = person)
      and (p.deleted_at is null or p.created_by = person or 'write' = any (m.caps)), false) as member,
      m.user_id is null and exists (select 1 from page_grants g where g.page_id = p.id and g.user_id = person)
        and p.id = any (app.granted_pages('read', person)) as given) s
    where p.id = p_page and (p.is_public or s.member or s.given);
end $$;

-- What one connection may do in one room, as before, and what a grant of the page gives
create or replace function app.room_access_of_person(person uuid, session_id text, link_id uuid, page uuid, draft uuid default null)
returns text
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
        or p.id = any (app.granted_pages('write', person))
        or (p.created_by = person and p.kind = 'RESPONSE' and app.member_cap(person, p.project_id, 'propose'))
        or (p.created_by = person and p.kind = 'NEWSLETTER' and app.member_cap(person, p.project_id, 'curate'))) then 'WRITE'
      when app.member_cap(person, p.project_id, 'read') or p.id = any (app.link_pages('read', link_id))
        or p.id = any (app.granted_pages('read', person)) then 'READ' end
    from pages p
    join projects j on j.id = p.project_id and j.deleted_at is null
    where p.id = page and p.deleted_at is null);
end $$;

revoke execute on function
  app.granted_pages(text, uuid), app.end_grants(), app.end_grants_of_page(), app.grant_page(uuid, citext, link_access),
  app.page_grants_of(uuid), app.hot_given_pages(uuid), app.hot_page(uuid, uuid)
from public;
grant execute on function
  app.granted_pages(text, uuid), app.grant_page(uuid, citext, link_access), app.page_grants_of(uuid),
  app.hot_given_pages(uuid), app.hot_page(uuid, uuid)
to chapterhouse_app, chapterhouse_jobs;
