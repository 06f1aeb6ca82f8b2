-- How much one project may hold in uploads, and how much one person may have uploaded. The rows `upload_room.project` and
-- `upload_room.person` of system_config say so in bytes; null is as much as the disk has, and no row is ten gigabytes.

create function app.upload_room(p_of text) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select case when c.key is null then 10000000000
              when jsonb_typeof(c.value) = 'number' then (c.value #>> '{}')::bigint end
  from (values ('upload_room.' || p_of)) w (key) left join system_config c using (key)
$$;

create function app.uploads_of_project(p_project uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(byte_size), 0)::bigint from assets where project_id = p_project and deleted_at is null
$$;

create function app.uploads_of_person(p_user uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(byte_size), 0)::bigint from assets where owner_id = p_user and deleted_at is null
$$;

-- Uploads of one project queue here, then those of one person: two that fit alone do not both come in
create function app.demand_upload_room() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  most bigint;
begin
  most := app.upload_room('project');
  if new.project_id is not null and most is not null then
    perform pg_advisory_xact_lock(hashtextextended('app.upload_room.project:' || new.project_id, 0));
    if app.uploads_of_project(new.project_id) + new.byte_size > most then
      raise exception 'the project has no room for this upload' using errcode = 'P0C01';
    end if;
  end if;
  most := app.upload_room('person');
  if new.owner_id is not null and most is not null then
    perform pg_advisory_xact_lock(hashtextextended('app.upload_room.person:' || new.owner_id, 0));
    if app.uploads_of_person(new.owner_id) + new.byte_size > most then
      raise exception 'the person has no room for this upload' using errcode = 'P0C02';
    end if;
  end if;
  return new;
end $$;
create trigger demand_upload_room before insert on assets for each row execute function app.demand_upload_room();

-- What is used of how much, for those who may read the project; no row for anybody else
create function app.project_uploads(p_project uuid) returns table (used bigint, most bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select app.uploads_of_project(p_project), app.upload_room('project')
  where exists (select 1 from project_members m join projects j on j.id = m.project_id
                where m.project_id = p_project and m.user_id = app.uid() and m.status = 'ACTIVE' and j.deleted_at is null)
$$;

create function app.my_uploads() returns table (used bigint, most bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select app.uploads_of_person(app.uid()), app.upload_room('person') where app.uid() is not null
$$;

revoke execute on function
  app.upload_room(text), app.uploads_of_project(uuid), app.uploads_of_person(uuid), app.demand_upload_room(),
  app.project_uploads(uuid), app.my_uploads()
from public;
grant execute on function app.project_uploads(uuid), app.my_uploads() to chapterhouse_app;
