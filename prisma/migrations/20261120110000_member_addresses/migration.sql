-- Addresses of a project's members, for those who manage it; everybody else sees names and faces alone.
create function app.member_addresses(p uuid) returns table (user_id uuid, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.email::text
  from project_members m join users u on u.id = m.user_id and u.deleted_at is null
  where m.project_id = p and m.status = 'ACTIVE' and app.can(p, 'manage')
$$;
revoke execute on function app.member_addresses(uuid) from public;
grant execute on function app.member_addresses(uuid) to chapterhouse_app, chapterhouse_jobs;
