-- What the world reports of what is public, and what moderators make of it.

-- One for each page or front that was ever reported
create table moderation_cases (
  id             uuid primary key default gen_random_uuid(),
  page_id        uuid unique references pages on delete cascade,
  -- a whole front, where no page is named
  project_id     uuid unique references projects on delete cascade,
  state          text not null default 'OPEN' check (state in ('OPEN', 'DISMISSED', 'HIDDEN', 'RELEASED')),
  -- what was said when it was decided last; members of the project read it while it is hidden
  note           varchar(1000),
  decided_by     uuid references users on delete set null,
  decided_at     timestamptz,
  last_report_at timestamptz not null default now(),
  check (num_nonnulls(page_id, project_id) = 1),
  check ((note is null) = (decided_at is null)),
  check (state = 'OPEN' or decided_at is not null)
);
create index moderation_cases_state on moderation_cases (state, last_report_at desc);
create index moderation_cases_decided_by on moderation_cases (decided_by) where decided_by is not null;

-- Who sent it is written nowhere
create table content_flags (
  id         uuid primary key default gen_random_uuid(),
  case_id    uuid not null references moderation_cases on delete cascade,
  reason     text not null
             check (reason in ('SPAM', 'ABUSE', 'SEXUAL', 'VIOLENCE', 'PLAGIARISM', 'PRIVACY', 'OTHER')),
  details    varchar(1000),
  created_at timestamptz not null default now()
);
create index content_flags_case on content_flags (case_id, created_at desc);

grant select (id, page_id, project_id, state, note, decided_at) on moderation_cases to chapterhouse_app;
grant select on content_flags to chapterhouse_app;
grant select, insert, update, delete on moderation_cases, content_flags to chapterhouse_jobs;
alter table moderation_cases enable row level security, force row level security;
alter table content_flags enable row level security, force row level security;
create policy owner_all on moderation_cases to current_user using (true) with check (true);
create policy owner_all on content_flags to current_user using (true) with check (true);
create policy jobs_all on moderation_cases to chapterhouse_jobs using (true) with check (true);
create policy jobs_all on content_flags to chapterhouse_jobs using (true) with check (true);
create policy read on moderation_cases for select to chapterhouse_app
  using ((select app.is_staff())
         or (state = 'HIDDEN'
             and (project_id = any ((select app.projects_with('read'))::uuid[])
                  or exists (select 1 from pages p
                             where p.id = page_id and p.project_id = any ((select app.projects_with('read'))::uuid[])))));
create policy read on content_flags for select to chapterhouse_app using ((select app.is_staff()));

-- ── hidden ───────────────────────────────────────────────────────────────────────────────────────────────────

-- Whether moderators hide it, alone or with its whole front
create function app.taken_down(p_page uuid, p_project uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from moderation_cases c where c.state = 'HIDDEN' and c.page_id = p_page)
      or exists (select 1 from moderation_cases c
                 where c.state = 'HIDDEN'
                   and c.project_id = coalesce(p_project, (select p.project_id from pages p where p.id = p_page)))
$$;

-- Page and project published and public, neither in the trash nor hidden. Recomputed on every write of the row, so nobody can set it.
create or replace function app.set_page_public() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.is_public := new.status = 'PUBLISHED' and new.deleted_at is null and coalesce(new.visibility, 'PUBLIC') = 'PUBLIC'
                   and exists (select 1 from projects j where j.id = new.project_id and j.is_public)
                   and not exists (select 1 from moderation_cases c where c.page_id = new.id and c.state = 'HIDDEN');
  return new;
end $$;

-- A front that is hidden is closed, and stays closed
create function app.guard_hidden_front() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.visibility = 'PUBLIC' and new.status = 'PUBLISHED' and new.deleted_at is null
     and exists (select 1 from moderation_cases c where c.project_id = new.id and c.state = 'HIDDEN') then
    raise exception 'taken down by moderation' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger t0_hidden before update of visibility, status, deleted_at on projects
  for each row execute function app.guard_hidden_front();

-- ── reports ──────────────────────────────────────────────────────────────────────────────────────────────────

-- From anybody, of what they can read. False: the world does not read it. What comes in hundreds is counted up to 500.
create function app.report_content(p_page uuid, p_project uuid, p_reason text, p_details text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c moderation_cases;
begin
  if not exists (select 1 from pages p where p.id = p_page and p.is_public)
     and not exists (select 1 from projects j where j.id = p_project and j.is_public) then
    return false;
  end if;
  insert into moderation_cases (page_id, project_id) values (p_page, p_project) on conflict do nothing;
  select * into c from moderation_cases m where m.page_id = p_page or m.project_id = p_project for update;
  update moderation_cases set state = case when state = 'HIDDEN' then state else 'OPEN' end, last_report_at = now()
  where id = c.id;
  insert into content_flags (case_id, reason, details)
  select c.id, p_reason, p_details
  where (select count(*) from content_flags f
         where f.case_id = c.id and f.created_at > coalesce(c.decided_at, '-infinity')) < 500;
  return true;
end $$;

-- ── the queue ────────────────────────────────────────────────────────────────────────────────────────────────

-- For everybody else none of this is there
create function app.demand_staff() returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not coalesce(app.is_staff(), false) then
    raise exception 'not here' using errcode = 'no_data_found';
  end if;
end $$;

-- What was reported last comes first. Title and text are those that were public then; of the reports those since it was decided last.
create function app.moderation_queue(p_states text[], p_id uuid, p_limit int)
returns table (id uuid, state text, page_id uuid, project_id uuid, title text, slug text, project_title text, says text,
               is_public boolean, reports int, first_at timestamptz, last_at timestamptz, reasons jsonb, words jsonb,
               note text, decided_by text, decided_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform app.demand_staff();
  return query
    select c.id, c.state, c.page_id, j.id, coalesce(e.title, j.title)::text, coalesce(e.slug, '')::text, j.title::text,
           left(coalesce(e.plain_text, j.description, ''), 1200), coalesce(p.is_public, j.is_public),
           f.reports, f.first_at, c.last_report_at, f.reasons, f.words,
           c.note::text, d.display_name::text, c.decided_at
    from moderation_cases c
    left join pages p on p.id = c.page_id
    join projects j on j.id = coalesce(c.project_id, p.project_id)
    left join public_profiles d on d.id = c.decided_by
    left join lateral (
      select s.title, s.slug, v.plain_text from editions s join page_versions v on v.id = s.version_id
      where s.page_id = c.page_id and s.created_at <= c.last_report_at
      order by s.created_at desc limit 1) e on true
    cross join lateral (
      select count(*)::int as reports, min(n.created_at) as first_at,
             coalesce((select jsonb_agg(jsonb_build_object('reason', r.reason, 'count', r.n) order by r.n desc, r.reason)
                       from (select g.reason, count(*)::int as n from content_flags g
                             where g.case_id = c.id and g.created_at > coalesce(c.decided_at, '-infinity')
                             group by g.reason) r), '[]') as reasons,
             coalesce((select jsonb_agg(jsonb_build_object('reason', r.reason, 'words', r.details, 'at', r.created_at)
                                        order by r.created_at desc)
                       from (select g.reason, g.details, g.created_at from content_flags g
                             where g.case_id = c.id and g.details is not null
                               and g.created_at > coalesce(c.decided_at, '-infinity')
                             order by g.created_at desc limit 20) r), '[]') as words
      from content_flags n where n.case_id = c.id and n.created_at > coalesce(c.decided_at, '-infinity')) f
    where (p_id is null or c.id = p_id) and (p_states is null or c.state = any (p_states))
    order by greatest(c.last_report_at, c.decided_at) desc, c.id limit p_limit;
end $$;

-- False: it is not in a state to be dismissed, hidden or released. Only what is public is hidden: the rest is nobody's concern.
create function app.moderate(p_case uuid, p_act text, p_note text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c moderation_cases;
  may boolean;
begin
  perform app.demand_staff();
  select * into c from moderation_cases m where m.id = p_case for update;
  may := case p_act
    when 'DISMISSED' then c.state = 'OPEN'
    when 'RELEASED' then c.state = 'HIDDEN'
    when 'HIDDEN' then c.state <> 'HIDDEN'
      and (exists (select 1 from pages p where p.id = c.page_id and p.is_public)
           or exists (select 1 from projects j where j.id = c.project_id and j.is_public))
    end;
  if may is not true then
    return false;
  end if;
  update moderation_cases set state = p_act, note = p_note, decided_by = app.uid(), decided_at = now() where id = c.id;
  if p_act = 'HIDDEN' then
    update projects set visibility = 'PRIVATE', status = 'ACTIVE' where id = c.project_id;
  end if;
  update pages set is_public = is_public where id = c.page_id;
  return true;
end $$;

revoke execute on function
  app.taken_down(uuid, uuid), app.guard_hidden_front(), app.report_content(uuid, uuid, text, text), app.demand_staff(),
  app.moderation_queue(text[], uuid, int), app.moderate(uuid, text, text)
from public;
grant execute on function
  app.taken_down(uuid, uuid), app.report_content(uuid, uuid, text, text), app.moderation_queue(text[], uuid, int),
  app.moderate(uuid, text, text)
to chapterhouse_app;
grant execute on function app.taken_down(uuid, uuid) to chapterhouse_jobs;

-- Moderators see what is reported. Settings of the house and what others did are its admins'.
drop policy read on activity_log;
create policy read on activity_log for select to chapterhouse_app
  using (actor_id = (select app.uid())
         or (category = 'SECURITY' and resource_type = 'user' and resource_id = (select app.uid())::text)
         or (category = 'ACTIVITY' and project_id = any ((select app.projects_with('comment'))::uuid[]))
         or (category = 'AUDIT' and project_id = any ((select app.projects_with('manage'))::uuid[]))
         or (select app.is_admin()));
drop policy read on system_config;
create policy read on system_config for select to chapterhouse_app using (is_public or (select app.is_admin()));
