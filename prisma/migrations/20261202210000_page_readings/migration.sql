-- How often a published text was read and liked, by the day: numbers, and nothing of who it was. They are told apart in the memory
-- of the api by a hash whose salt lives for a day and is written nowhere.
create table page_readings (
  page_id uuid not null references pages on delete cascade,
  day     date not null,
  views   int not null default 0 check (views >= 0),
  likes   int not null default 0 check (likes >= 0),
  primary key (page_id, day)
);

grant select on page_readings to chapterhouse_app;
grant select, insert, update, delete on page_readings to chapterhouse_jobs;
alter table page_readings enable row level security, force row level security;
create policy owner_all on page_readings to current_user using (true) with check (true);
create policy jobs_all on page_readings to chapterhouse_jobs using (true) with check (true);
create policy read on page_readings for select to chapterhouse_app
  using (exists (select 1 from pages p
                 where p.id = page_id and p.project_id = any ((select app.projects_with('read'))::uuid[])));

-- Adds what was counted since the last time; of what is not public any more nothing is kept
create function app.count_readings(p_day date, p_pages uuid[], p_views int[], p_likes int[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into page_readings as r (page_id, day, views, likes)
  select p.id, p_day, c.views, c.likes
  from unnest(p_pages, p_views, p_likes) c (page_id, views, likes)
  join pages p on p.id = c.page_id and p.is_public
  on conflict (page_id, day) do update set views = r.views + excluded.views, likes = r.likes + excluded.likes
$$;
revoke execute on function app.count_readings(date, uuid[], int[], int[]) from public;
grant execute on function app.count_readings(date, uuid[], int[], int[]) to chapterhouse_app, chapterhouse_jobs;
