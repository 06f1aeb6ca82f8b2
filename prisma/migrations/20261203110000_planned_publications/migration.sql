-- A page that is to be published at a time, as it stands then. The row goes with what it plans; what failed stays until somebody
-- decides anew.
create table planned_publications (
  page_id      uuid primary key references pages on delete cascade,
  publish_at   timestamptz not null,
  -- opens the front of its project too
  with_project boolean not null default false,
  planned_by   uuid not null references users on delete cascade,
  -- where they reach this house: begins the link of the mail about it
  origin       text not null,
  -- why it did not happen
  failure      text check (failure in ('not_allowed', 'empty', 'hidden')),
  created_at   timestamptz not null default now()
);
create index planned_publications_due on planned_publications (publish_at) where failure is null;
create index planned_publications_planned_by on planned_publications (planned_by);

grant select, insert, delete on planned_publications to chapterhouse_app;
grant update (publish_at, with_project, planned_by, origin, failure) on planned_publications to chapterhouse_app;
grant select, insert, update, delete on planned_publications to chapterhouse_jobs;
alter table planned_publications enable row level security, force row level security;
create policy owner_all on planned_publications to current_user using (true) with check (true);
create policy jobs_all on planned_publications to chapterhouse_jobs using (true) with check (true);
create policy read on planned_publications for select to chapterhouse_app
  using (exists (select 1 from pages p
                 where p.id = page_id and p.project_id = any ((select app.projects_with('read'))::uuid[])));
-- whoever may publish plans, in their own name
create policy ins on planned_publications for insert to chapterhouse_app
  with check (planned_by = (select app.uid()) and failure is null
              and exists (select 1 from pages p
                          where p.id = page_id and p.project_id = any ((select app.projects_with('write'))::uuid[])));
create policy upd on planned_publications for update to chapterhouse_app
  using (exists (select 1 from pages p
                 where p.id = page_id and p.project_id = any ((select app.projects_with('write'))::uuid[])))
  with check (planned_by = (select app.uid()) and failure is null);
create policy del on planned_publications for delete to chapterhouse_app
  using (exists (select 1 from pages p
                 where p.id = page_id and p.project_id = any ((select app.projects_with('write'))::uuid[])));
