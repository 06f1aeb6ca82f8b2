-- Memberships as a state machine, pausing, and invitations that can be declined and say how they ended.

insert into app.transitions (machine, from_state, to_state) values
  ('member', 'INVITED', 'ACTIVE'),
  ('member', 'INVITED', 'DECLINED'),
  ('member', 'REQUESTED', 'ACTIVE'),
  ('member', 'REQUESTED', 'DECLINED'),
  ('member', 'DECLINED', 'ACTIVE'),
  ('member', 'ACTIVE', 'PAUSED'),
  ('member', 'ACTIVE', 'REMOVED'),
  ('member', 'PAUSED', 'ACTIVE'),
  ('member', 'PAUSED', 'REMOVED'),
  ('member', 'REMOVED', 'ACTIVE');
create trigger t1_transition before update of status on project_members
  for each row execute function app.guard_transition('member');

-- For members; others see at most that they themselves were invited, asked or are paused
drop function app.hot_members(uuid, uuid);
create function app.hot_members(person uuid, p_project uuid)
returns table (user_id uuid, role project_role, status member_status, permissions jsonb, caps text[], joined_at timestamptz,
               display_name text, handle text, avatar_url text, inviter_name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  member boolean := app.member_cap(person, p_project, 'read');
begin
  return query
    select m.user_id, m.role, m.status, m.permissions, m.caps, m.joined_at, f.display_name::text, f.handle::text, f.avatar_url,
           i.display_name::text
    from project_members m
    left join public_profiles f on f.id = m.user_id
    left join public_profiles i on i.id = m.invited_by
    where m.project_id = p_project and m.status in ('ACTIVE', 'PAUSED', 'INVITED', 'REQUESTED')
      and (member or m.user_id = person)
    order by m.role, m.joined_at, m.user_id;
end $$;

-- Addresses of a project's members, for those who manage it; everybody else sees names and faces alone.
create or replace function app.member_addresses(p uuid) returns table (user_id uuid, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.email::text
  from project_members m join users u on u.id = m.user_id and u.deleted_at is null
  where m.project_id = p and m.status in ('ACTIVE', 'PAUSED') and app.can(p, 'manage')
$$;

-- True when added or brought back, false when that person is a member already, paused or not
create or replace function app.add_member(p_project uuid, p_user uuid, p_role project_role) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.can(p_project, 'manage') or p_role = 'OWNER' then
    raise exception 'adding members needs manage' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select 1 from users where id = p_user and is_active and deleted_at is null) then
    raise exception 'no such person' using errcode = 'no_data_found';
  end if;
  insert into project_members as m (project_id, user_id, role, invited_by, joined_at)
  values (p_project, p_user, p_role, app.uid(), now())
  on conflict (project_id, user_id)
    do update set status = 'ACTIVE', role = excluded.role, permissions = '{}', invited_by = excluded.invited_by, joined_at = now()
    where m.status not in ('ACTIVE', 'PAUSED');
  return found;
end $$;

-- Holding the token is the right to enter. A link with several uses stays PENDING until they are used up. Who is a member
-- already keeps their role and costs no use; a person who was removed does not come back by an old link to many, and one who is
-- paused by none.
create or replace function app.accept_invitation(p_hash text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i invitations;
  present member_status;
begin
  select * into i from invitations v
   where v.token_hash = p_hash and v.status = 'PENDING' and v.expires_at > now() and app.uid() is not null
   for update;
  if i.id is null or not exists (select 1 from projects where id = i.project_id and deleted_at is null) then
    raise exception 'no such invitation' using errcode = 'no_data_found';
  end if;
  select status into present from project_members where project_id = i.project_id and user_id = app.uid();
  if present = 'ACTIVE' then
    return i.project_id;
  end if;
  if present = 'PAUSED' or (present = 'REMOVED' and i.email is null) then
    raise exception 'removed from this project, or paused' using errcode = 'insufficient_privilege';
  end if;
  insert into project_members (project_id, user_id, role, invited_by, joined_at)
  values (i.project_id, app.uid(), i.role, i.invited_by, now())
  on conflict (project_id, user_id)
    do update set status = 'ACTIVE', role = excluded.role, permissions = '{}', invited_by = excluded.invited_by, joined_at = now();
  update invitations v
     set uses = v.uses + 1, accepted_by = app.uid(),
         status = case when v.uses + 1 = v.max_uses then 'ACCEPTED' else v.status end
   where v.id = i.id;
  return i.project_id;
end $$;

-- Holding the token is also the right to say no, with an account or without. A link for many is nobody's to decline.
create function app.decline_invitation(p_hash text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i invitations;
begin
  update invitations v set status = 'DECLINED'
   where v.token_hash = p_hash and v.status = 'PENDING' and v.expires_at > now() and v.max_uses = 1
  returning * into i;
  if i.id is null then
    return false;
  end if;
  insert into activity_log (category, action, actor_id, project_id, resource_type, resource_id)
  values ('AUDIT', 'member.declined', app.uid(), i.project_id, 'invitation', i.id::text);
  return true;
end $$;

-- How an invitation ended, for whoever holds its token; null while it is open, and for none at all
create function app.invitation_end(p_hash text) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case when v.status <> 'PENDING' then v.status::text when v.expires_at <= now() then 'EXPIRED' end
  from invitations v where v.token_hash = p_hash
$$;

-- What an invitation says before one signs in: whoever holds the token may know who invites to what
drop function app.invitation_by_hash(text);
create function app.invitation_by_hash(p_hash text)
returns table (id uuid, project_id uuid, project_title text, role project_role, inviter text, email text, message text,
               expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select v.id, v.project_id, j.title, v.role, u.display_name, v.email::text, v.message, v.expires_at
  from invitations v
  join projects j on j.id = v.project_id and j.deleted_at is null
  left join users u on u.id = v.invited_by and u.deleted_at is null
  where v.token_hash = p_hash and v.status = 'PENDING' and v.expires_at > now()
$$;

alter table invitations add check (char_length(message) <= 1000);

revoke execute on function
  app.hot_members(uuid, uuid), app.decline_invitation(text), app.invitation_end(text), app.invitation_by_hash(text)
from public;
grant execute on function
  app.hot_members(uuid, uuid), app.decline_invitation(text), app.invitation_end(text), app.invitation_by_hash(text)
to chapterhouse_app, chapterhouse_jobs;
