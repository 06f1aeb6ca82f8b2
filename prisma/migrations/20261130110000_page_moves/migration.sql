-- A page moves to another project with its history. Contributions follow their page; what lies in the trash stays where it was
-- put; pictures stay readable where the page went.

alter table contributions
  drop constraint contributions_project_id_page_id_fkey,
  add foreign key (project_id, page_id) references pages (project_id, id) on update cascade on delete cascade;

drop trigger t2_kind on pages;
create trigger t2_kind before insert or update of kind, project_id on pages
  for each row execute function app.guard_page_kind();

-- Where an upload may be read besides its own project: a page that shows it moved there, or was copied there. Old versions of a
-- moved page name the same uploads, so copies of the bytes under new ids would not do.
create table asset_places (
  asset_id   uuid not null references assets on delete cascade,
  project_id uuid not null references projects on delete cascade,
  created_at timestamptz not null default now(),
  primary key (asset_id, project_id)
);
create index asset_places_project on asset_places (project_id);

grant select on asset_places to chapterhouse_app;
grant select, insert, update, delete on asset_places to chapterhouse_jobs;
alter table asset_places enable row level security, force row level security;
create policy owner_all on asset_places to current_user using (true) with check (true);
create policy jobs_all on asset_places to chapterhouse_jobs using (true) with check (true);
create policy read on asset_places for select to chapterhouse_app
  using (exists (select 1 from projects j where j.id = project_id));

drop policy read on assets;
create policy read on assets for select to chapterhouse_app
  using (owner_id = (select app.uid()) or kind = 'AVATAR' or exists (select 1 from projects j where j.id = project_id)
         or exists (select 1 from asset_places s where s.asset_id = assets.id));

-- The uploads a page names: in its state, its journal and its named versions. Yjs keeps an address in one piece.
create function app.uploads_in(p_page uuid) returns setof uuid
language sql stable set search_path = public, pg_temp as $$
  select distinct m[1]::uuid
  from (
    select encode(d.state, 'escape') as t from page_documents d where d.page_id = p_page
    union all
    select encode(u.data, 'escape') from page_updates u where u.page_id = p_page
    union all
    select v.content::text from page_versions v where v.page_id = p_page and v.content is not null) texts,
  regexp_matches(t, '/api/assets/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})', 'g') m
$$;

-- Makes what these pages show readable in a project the asker writes in; only what the asker may read, so that a guessed id
-- opens nothing.
create function app.share_uploads(p_pages uuid[], p_project uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.can(p_project, 'write') then
    raise exception 'placing uploads needs write' using errcode = 'insufficient_privilege';
  end if;
  insert into asset_places (asset_id, project_id)
  select a.id, p_project
  from assets a
  where a.id in (select app.uploads_in(x) from unnest(p_pages) x)
    and a.project_id is distinct from p_project and a.deleted_at is null
    and (a.owner_id = app.uid() or app.can(a.project_id, 'read')
         or exists (select 1 from asset_places s where s.asset_id = a.id and app.can(s.project_id, 'read')))
  on conflict do nothing;
end $$;

-- Into another project, with everything living below it, and returns the pages moved. Both trees are locked in the order of
-- their ids, then the pages: a roll-up under way would write its history for the old project. Links to it end: who made them
-- may not be known in the new project.
create function app.move_page(p_page uuid, p_project uuid, p_parent uuid, p_position text) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  g pages;
  moved uuid[];
  one uuid;
begin
  select * into g from pages where id = p_page;
  if g.id is null or not app.can(g.project_id, 'read') then
    raise exception 'no such page' using errcode = 'no_data_found';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('tree:' || least(g.project_id, p_project), 0));
  perform pg_advisory_xact_lock(hashtextextended('tree:' || greatest(g.project_id, p_project), 0));
  select * into g from pages where id = p_page and deleted_at is null and project_id = g.project_id;
  if g.id is null or not exists (select 1 from projects where id = p_project and deleted_at is null)
     or (p_parent is not null and not exists (
           select 1 from pages where id = p_parent and project_id = p_project and deleted_at is null)) then
    raise exception 'no such page or place' using errcode = 'no_data_found';
  end if;
  if not app.can(g.project_id, 'write') or not app.can(p_project, 'write') then
    raise exception 'moving a page away needs write on both sides' using errcode = 'insufficient_privilege';
  end if;
  if g.edit_mode = 'LOCKED' then
    raise exception 'the page is locked' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if g.project_id = p_project then
    raise exception 'the page is in that project already' using errcode = 'check_violation';
  end if;
  moved := array(
    with recursive below as (
      select g.id as id
      union
      select c.id from pages c join below b on c.parent_id = b.id where c.deleted_at is null)
    select id from below order by id);
  foreach one in array moved loop
    perform app.lock_page(one);
  end loop;
  update pages set parent_id = null where parent_id = any (moved) and id <> all (moved);
  update pages p
     set project_id = p_project,
         parent_id = case when p.id = g.id then p_parent else p.parent_id end,
         position = case when p.id = g.id then p_position else p.position end
   where p.id = any (moved);
  update notifications set project_id = p_project where page_id = any (moved);
  update share_links set revoked_at = now(), revoked_by = app.uid() where page_id = any (moved) and revoked_at is null;
  perform app.share_uploads(moved, p_project);
  return query select unnest(moved);
end $$;

revoke execute on function
  app.uploads_in(uuid), app.share_uploads(uuid[], uuid), app.move_page(uuid, uuid, uuid, text)
from public;
grant execute on function app.share_uploads(uuid[], uuid), app.move_page(uuid, uuid, uuid, text)
to chapterhouse_app, chapterhouse_jobs;
grant execute on function app.uploads_in(uuid) to chapterhouse_jobs;

-- Erasing as before; an upload that is shown in a living project too goes to live there.
create or replace function app.purge_trash(p_before timestamptz) returns table (kind text, id uuid)
language plpgsql set search_path = public, pg_temp as $$
declare
  dead uuid[];
begin
  -- locked: a project that is taken out of the trash meanwhile waits, and is not there any more
  select coalesce(array_agg(l.id), '{}') into dead
  from (select j.id from projects j where j.deleted_at < p_before for update) l;
  with heirs as (
    delete from asset_places s using assets a
    where a.id = s.asset_id and a.project_id = any (dead) and s.project_id <> all (dead)
      and s.project_id = (select min(o.project_id::text)::uuid from asset_places o
                          where o.asset_id = s.asset_id and o.project_id <> all (dead))
    returning s.asset_id, s.project_id)
  update assets a set project_id = h.project_id from heirs h where a.id = h.asset_id;
  update assets a set project_id = null, owner_id = null, deleted_at = coalesce(a.deleted_at, now())
  where a.project_id = any (dead);
  return query select 'page', p.id from pages p where p.project_id = any (dead);
  return query delete from projects j where j.id = any (dead) returning 'project', j.id;
  return query
    delete from pages p
    where p.deleted_at < p_before
      and not exists (
        with recursive below as (
          select c.id, c.deleted_at from pages c where c.parent_id = p.id
          union
          select c.id, c.deleted_at from pages c join below b on c.parent_id = b.id)
        select 1 from below where below.deleted_at is null or below.deleted_at >= p_before)
    returning 'page', p.id;
end $$;
