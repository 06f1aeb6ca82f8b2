-- Asking for access: to a project, from one of its pages or not. Who asks by an address they cannot see learns nothing from having
-- asked, so the row is made by a function that answers the same for what is and what never was, and its asker cannot read it.
create type request_status as enum ('PENDING', 'GRANTED', 'DENIED');

create table access_requests (
  id         uuid primary key default gen_random_uuid(),
  project_id uuid not null references projects on delete cascade,
  -- from which page; null: the project as a whole
  page_id    uuid references pages on delete cascade,
  user_id    uuid not null references users on delete cascade,
  message    text check (char_length(message) <= 500),
  status     request_status not null default 'PENDING',
  decided_by uuid references users on delete set null,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  check ((status = 'PENDING') = (decided_at is null))
);
-- somebody waits once in a project, whatever they asked for
create unique index access_requests_one_pending on access_requests (project_id, user_id) where status = 'PENDING';
create index access_requests_project on access_requests (project_id);
create index access_requests_user on access_requests (user_id);
create index access_requests_page on access_requests (page_id) where page_id is not null;
create index access_requests_decided_by on access_requests (decided_by) where decided_by is not null;

insert into app.transitions (machine, from_state, to_state) values
  ('access_request', 'PENDING', 'GRANTED'),
  ('access_request', 'PENDING', 'DENIED');
create trigger t1_transition before update of status on access_requests
  for each row execute function app.guard_transition('access_request');

grant select, update (status, decided_by, decided_at) on access_requests to chapterhouse_app;
grant select, insert, update, delete on access_requests to chapterhouse_jobs;
alter table access_requests enable row level security, force row level security;
create policy owner_all on access_requests to current_user using (true) with check (true);
create policy jobs_all on access_requests to chapterhouse_jobs using (true) with check (true);
create policy manage on access_requests for select to chapterhouse_app
  using (project_id = any ((select app.projects_with('manage'))::uuid[]));
create policy decide on access_requests for update to chapterhouse_app
  using (project_id = any ((select app.projects_with('manage'))::uuid[]))
  with check (project_id = any ((select app.projects_with('manage'))::uuid[])
              and status <> 'PENDING' and decided_by = (select app.uid()));

-- Asks for a page or a project in the name of the current person, and says nothing of whether there is such a thing. Who was
-- refused asks again in vain for a week; asking twice changes the words alone.
create function app.ask_access(p_page uuid, p_project uuid, p_message text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked uuid;
begin
  select j.id into asked
  from projects j left join pages p on p.id = p_page and p.project_id = j.id
  where j.deleted_at is null and app.uid() is not null
    and case when p_page is null then j.id = p_project
        else p.id is not null and p.deleted_at is null and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT') end;
  if asked is null or app.can(asked, 'manage') or exists (
       select 1 from access_requests r
       where r.project_id = asked and r.user_id = app.uid() and r.status = 'DENIED'
         and r.decided_at > now() - interval '7 days') then
    return;
  end if;
  insert into access_requests as r (project_id, page_id, user_id, message)
  values (asked, p_page, app.uid(), p_message)
  on conflict (project_id, user_id) where status = 'PENDING'
    do update set page_id = excluded.page_id, message = excluded.message;
end $$;

-- Who waits in a project, with the address they are known by: for those who decide
create function app.access_requests_in(p uuid)
returns table (id uuid, user_id uuid, display_name text, email text, page_id uuid, page_title text, message text,
               role project_role, status member_status, created_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.user_id, u.display_name::text, u.email::text, r.page_id, g.title::text, r.message,
         m.role, m.status, r.created_at
  from access_requests r
  join users u on u.id = r.user_id and u.is_active and u.deleted_at is null
  left join pages g on g.id = r.page_id
  left join project_members m on m.project_id = r.project_id and m.user_id = r.user_id and m.status in ('ACTIVE', 'PAUSED')
  where r.project_id = p and r.status = 'PENDING' and app.can(p, 'manage')
  order by r.created_at, r.id
$$;

-- Whether all that keeps this person from a page, or a project, is that their membership rests. They knew of it before.
create function app.is_paused(person uuid, p_project uuid, p_page uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select 1
    from project_members m
    join projects j on j.id = m.project_id and j.deleted_at is null
    left join pages p on p.id = p_page and p.project_id = m.project_id and p.deleted_at is null
      and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT' or p.created_by = person)
    where m.user_id = person and m.status = 'PAUSED'
      and case when p_page is null then m.project_id = p_project else p.id is not null end);
end $$;

revoke execute on function
  app.ask_access(uuid, uuid, text), app.access_requests_in(uuid), app.is_paused(uuid, uuid, uuid) from public;
grant execute on function
  app.ask_access(uuid, uuid, text), app.access_requests_in(uuid), app.is_paused(uuid, uuid, uuid)
to chapterhouse_app, chapterhouse_jobs;
