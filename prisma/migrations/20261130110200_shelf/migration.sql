-- A person's own way through the pages: those they marked, in their order, and those they opened last. Both are about the person and
-- nobody else's to see. A row about a page one may not read any more stays and is not shown: access that comes back brings it back.

create table page_favorites (
  user_id    uuid not null references users on delete cascade,
  page_id    uuid not null references pages on delete cascade,
  position   text not null collate "C" check (octet_length(position) between 1 and 200),
  created_at timestamptz not null default now(),
  primary key (user_id, page_id)
);
create index page_favorites_page on page_favorites (page_id);

-- one row for a person and a page: opening it again moves it
create table page_visits (
  user_id    uuid not null references users on delete cascade,
  page_id    uuid not null references pages on delete cascade,
  visited_at timestamptz not null default now(),
  primary key (user_id, page_id)
);
create index page_visits_page on page_visits (page_id);
create index page_visits_last on page_visits (user_id, visited_at desc);

grant select, insert, delete, update (position) on page_favorites to chapterhouse_app;
grant select, insert, delete, update (visited_at) on page_visits to chapterhouse_app;
grant select, insert, update, delete on page_favorites, page_visits to chapterhouse_jobs;

alter table page_favorites enable row level security, force row level security;
alter table page_visits enable row level security, force row level security;
create policy owner_all on page_favorites to current_user using (true) with check (true);
create policy owner_all on page_visits to current_user using (true) with check (true);
create policy jobs_all on page_favorites to chapterhouse_jobs using (true) with check (true);
create policy jobs_all on page_visits to chapterhouse_jobs using (true) with check (true);
-- a mark says that there is such a page: only on one that its person may read
create policy own on page_favorites to chapterhouse_app
  using (user_id = (select app.uid()))
  with check (user_id = (select app.uid()) and exists (select 1 from pages p where p.id = page_id));
create policy own on page_visits to chapterhouse_app
  using (user_id = (select app.uid()))
  with check (user_id = (select app.uid()) and exists (select 1 from pages p where p.id = page_id));

-- Opened now. Who opens a page again within a minute writes nothing; more than a hundred nobody looks back at.
create function app.visit_page(p_page uuid) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
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

-- Both lists in one round trip, as the person may read the pages now
create function app.hot_shelf(person uuid, max_visits int)
returns table (shelf text, id uuid, project_id uuid, project_title text, title text, icon text, word_count int,
               "position" text, at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    with marked as (
      select 'favorite' as shelf, f.page_id, f.position, f.created_at as at from page_favorites f where f.user_id = person
      union all
      select 'visit', v.page_id, '', v.visited_at from page_visits v where v.user_id = person),
    seen as (
      select m.*, p.project_id, j.title as project_title, p.title, p.icon, p.word_count,
             row_number() over (partition by m.shelf order by m.at desc, m.page_id) as place
      from marked m
      join pages p on p.id = m.page_id and p.deleted_at is null
      join projects j on j.id = p.project_id and j.deleted_at is null
      join project_members k on k.project_id = p.project_id and k.user_id = person and k.status = 'ACTIVE'
        and 'read' = any (k.caps)
      where p.kind <> 'RESPONSE' or p.status <> 'DRAFT' or p.created_by = person)
    select s.shelf, s.page_id, s.project_id, s.project_title::text, s.title::text, s.icon::text, s.word_count, s.position, s.at
    from seen s
    where s.shelf = 'favorite' or s.place <= max_visits
    order by s.shelf, s.position, s.at desc, s.page_id;
end $$;

revoke execute on function app.visit_page(uuid), app.hot_shelf(uuid, int) from public;
grant execute on function app.visit_page(uuid), app.hot_shelf(uuid, int) to chapterhouse_app, chapterhouse_jobs;
