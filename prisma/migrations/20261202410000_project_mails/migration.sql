-- Whom to write to about a project, and how they read it. Nobody who does not wish such mails.

-- Somebody one shares a project with
create function app.addressee_in(p_project uuid, p_user uuid)
returns table (user_id uuid, email text, display_name text, language text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.email::text, u.display_name::text, s.language::text
  from users u join user_settings s on s.user_id = u.id and s.enable_notifications
  join project_members m on m.user_id = u.id and m.project_id = p_project and m.status = 'ACTIVE'
  where u.id = p_user and u.is_active and u.deleted_at is null and app.member_cap(app.uid(), p_project, 'read')
$$;

-- Who looks after the project in which the asker has just asked for access, in this very transaction
create function app.asked_managers()
returns table (user_id uuid, email text, display_name text, language text, request_id uuid, project_id uuid,
               project_title text, asker text, message text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.email::text, u.display_name::text, s.language::text, r.id, j.id, j.title::text, a.display_name::text, r.message
  from access_requests r
  join users a on a.id = r.user_id
  join projects j on j.id = r.project_id and j.deleted_at is null
  join project_members m on m.project_id = j.id and m.status = 'ACTIVE' and m.role in ('OWNER', 'ADMIN')
  join users u on u.id = m.user_id and u.is_active and u.deleted_at is null
  join user_settings s on s.user_id = u.id and s.enable_notifications
  where r.user_id = app.uid() and r.status = 'PENDING' and r.created_at = now()
$$;

revoke execute on function app.addressee_in(uuid, uuid), app.asked_managers() from public;
grant execute on function app.addressee_in(uuid, uuid), app.asked_managers() to chapterhouse_app;
