-- Acts no row policy can express: definer functions, each checks its actor itself.

-- ── before anybody is signed in: one row about one exact key, never a list ───────────────────────────────────

-- Whether there is an account at all: the first visitor creates the first one
create function app.has_accounts() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from users)
$$;

create function app.login_by_email(p_email citext)
returns table (user_id uuid, password_hash text, is_active boolean, email_verified boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.password_hash, u.is_active, u.email_verified_at is not null
  from users u where u.email = p_email and u.deleted_at is null
$$;

create function app.login_by_account(p_provider text, p_account text) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.user_id from accounts a join users u on u.id = a.user_id and u.is_active and u.deleted_at is null
  where a.provider = p_provider and a.provider_account_id = p_account
$$;

create function app.session_by_hash(p_id text)
returns table (user_id uuid, expires_at timestamptz, last_seen_at timestamptz, created_at timestamptz,
               platform_role platform_role, display_name text, email text, avatar_url text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.user_id, s.expires_at, s.last_seen_at, s.created_at, u.platform_role, u.display_name, u.email::text, u.avatar_url
  from sessions s join users u on u.id = s.user_id and u.is_active and u.deleted_at is null
  where s.id = p_id and s.revoked_at is null and s.expires_at > now()
$$;

create function app.share_link_by_hash(p_hash text)
returns table (id uuid, project_id uuid, page_id uuid, access link_access, password_hash text, guest_names text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.project_id, s.page_id, s.access, s.password_hash, s.guest_names
  from share_links s
  where s.token_hash = p_hash and s.revoked_at is null and (s.expires_at is null or s.expires_at > now())
$$;

-- The first account is the platform admin; the lock makes two first sign-ups one after the other. A taken address raises
-- 23505.
create function app.sign_up(p_id uuid, p_email citext, p_password_hash text, p_display_name text,
                            p_provider text default 'password') returns platform_role
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  given platform_role;
begin
  perform pg_advisory_xact_lock(hashtextextended('app.sign_up', 0));
  insert into users (id, email, password_hash, display_name, auth_provider, platform_role)
  values (p_id, p_email, p_password_hash, p_display_name, p_provider,
          case when exists (select 1 from users) then 'USER' else 'ADMIN' end::platform_role)
  returning platform_role into given;
  insert into user_settings (user_id) values (p_id);
  return given;
end $$;

-- A token for whoever owns that address; null, and no row, when nobody does
create function app.issue_token(p_email citext, p_purpose text, p_hash text, p_expires timestamptz) returns uuid
language sql security definer set search_path = public, pg_temp as $$
  insert into verification_tokens (token_hash, user_id, email, purpose, expires_at)
  select p_hash, u.id, u.email, p_purpose, p_expires
  from users u
  where u.email = p_email and u.is_active and u.deleted_at is null
    and p_purpose in ('EMAIL_VERIFY', 'PASSWORD_RESET', 'MAGIC_LINK')
  returning user_id
$$;

-- Once: the update itself decides who wins
create function app.consume_token(p_hash text, p_purpose text) returns table (user_id uuid, email citext)
language sql security definer set search_path = public, pg_temp as $$
  update verification_tokens t set consumed_at = now()
  where t.token_hash = p_hash and t.purpose = p_purpose and t.consumed_at is null and t.expires_at > now()
  returning t.user_id, t.email
$$;

-- What an invitation says before one signs in: whoever holds the token may know who invites to what
create function app.invitation_by_hash(p_hash text)
returns table (id uuid, project_id uuid, project_title text, role project_role, inviter text, email text, expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select v.id, v.project_id, j.title, v.role, u.display_name, v.email::text, v.expires_at
  from invitations v
  join projects j on j.id = v.project_id and j.deleted_at is null
  left join users u on u.id = v.invited_by and u.deleted_at is null
  where v.token_hash = p_hash and v.status = 'PENDING' and v.expires_at > now()
$$;

-- ── membership ───────────────────────────────────────────────────────────────────────────────────────────────

-- Holding the token is the right to enter. A link with several uses stays PENDING until they are used up. Who is a member
-- already keeps their role and costs no use; a person who was removed does not come back by an old link to many.
create function app.accept_invitation(p_hash text) returns uuid
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
  if present = 'REMOVED' and i.email is null then
    raise exception 'removed from this project' using errcode = 'insufficient_privilege';
  end if;
  insert into project_members (project_id, user_id, role, invited_by, joined_at)
  values (i.project_id, app.uid(), i.role, i.invited_by, now())
  on conflict (project_id, user_id)
    do update set status = 'ACTIVE', role = excluded.role, permissions = '{}', joined_at = now();
  update invitations v
     set uses = v.uses + 1, accepted_by = app.uid(),
         status = case when v.uses + 1 = v.max_uses then 'ACCEPTED' else v.status end
   where v.id = i.id;
  return i.project_id;
end $$;

-- True when added or brought back, false when that person is an active member already
create function app.add_member(p_project uuid, p_user uuid, p_role project_role) returns boolean
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
    where m.status <> 'ACTIVE';
  return found;
end $$;

-- By the address of an existing person, whom the asker cannot read otherwise. No row: nobody has that address.
create function app.add_member_by_email(p_project uuid, p_email citext, p_role project_role)
returns table (user_id uuid, display_name text, added boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.can(p_project, 'manage') then
    raise exception 'adding members needs manage' using errcode = 'insufficient_privilege';
  end if;
  return query
    select u.id, u.display_name::text, app.add_member(p_project, u.id, p_role)
    from users u where u.email = p_email and u.is_active and u.deleted_at is null;
end $$;

create function app.transfer_project(p uuid, heir uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from projects where id = p and owner_id = app.uid()) or not app.member_cap(heir, p, 'read') then
    raise exception 'only the owner, and only to a member' using errcode = 'insufficient_privilege';
  end if;
  update project_members set role = 'ADMIN' where project_id = p and role = 'OWNER';
  update project_members set role = 'OWNER', status = 'ACTIVE', permissions = '{}' where project_id = p and user_id = heir;
  update projects set owner_id = heir where id = p;
end $$;

-- ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────

-- A page is locked for a decision by advisory lock, never by a row lock: that would block the foreign-key check of every
-- journal insert.
create function app.lock_page(page uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended(page::text, 0))
$$;

-- Into the trash with everything below it, under one moment, so that exactly these come back together. Runs as the caller:
-- the policies decide. Returns the pages moved.
create function app.trash_page(p uuid) returns setof uuid
language sql set search_path = public, pg_temp as $$
  with recursive below as (
    select id from pages where id = p and deleted_at is null
    union
    select c.id from pages c join below b on c.parent_id = b.id where c.deleted_at is null)
  update pages set deleted_at = now() where id in (select id from below) returning id
$$;

-- Back from the trash with what went there at the same moment; to the top of the tree when its parent is still in the trash
create function app.restore_page(p uuid) returns setof uuid
language plpgsql set search_path = public, pg_temp as $$
declare
  gone pages;
begin
  select * into gone from pages where id = p and deleted_at is not null;
  if gone.id is null then
    return;
  end if;
  update pages c set parent_id = null
   where c.id = p and exists (select 1 from pages q where q.id = c.parent_id and q.deleted_at is not null);
  return query
    with recursive below as (
      select gone.id as id
      union
      select c.id from pages c join below b on c.parent_id = b.id where c.deleted_at = gone.deleted_at)
    update pages set deleted_at = null where id in (select id from below) returning id;
end $$;

-- For jobs: erases what lies in the trash since before that moment. A page with a living page below it stays: the cascade
-- would take it along.
create function app.purge_trash(p_before timestamptz) returns table (kind text, id uuid)
language sql set search_path = public, pg_temp as $$
  with dead_projects as (
    delete from projects j where j.deleted_at < p_before returning j.id),
  dead_pages as (
    delete from pages p
    where p.deleted_at < p_before
      and not exists (
        with recursive below as (
          select c.id, c.deleted_at from pages c where c.parent_id = p.id
          union
          select c.id, c.deleted_at from pages c join below b on c.parent_id = b.id)
        select 1 from below where below.deleted_at is null or below.deleted_at >= p_before)
    returning p.id)
  select 'project', d.id from dead_projects d union all select 'page', d.id from dead_pages d
$$;

-- ── the journal ──────────────────────────────────────────────────────────────────────────────────────────────

-- Which of these people still have a row: a slice by an erased author is by nobody
create function app.known_people(p_ids uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(u.id), '{}') from users u where u.id = any (p_ids)
$$;

-- Client ids an act brings along; a made-up one of somebody else stays theirs
create function app.bind_clients(c uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into page_doc_clients (page_id, client_id, author_kind, user_id, contribution_id)
  select k.page_id, x, k.author_kind, k.author_id, k.id from contributions k, unnest(k.client_ids) x where k.id = c
  on conflict do nothing
$$;

-- One live edit by the api for the person who asks: a new title in the document, a REST append. Needs `write` on a LIVE page;
-- its client ids must be new on the page or that person's.
create function app.append_update(p_page uuid, p_data bytea, p_client_ids bigint[], p_deletes bytea default null)
returns table (id bigint, tx text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  g pages;
begin
  select * into g from pages where pages.id = p_page;
  if g.id is null or not app.can(g.project_id, 'read') then
    raise exception 'no such page' using errcode = 'no_data_found';
  end if;
  if g.deleted_at is not null or g.edit_mode <> 'LIVE' or not app.can(g.project_id, 'write') then
    raise exception 'not writable' using errcode = 'insufficient_privilege';
  end if;
  insert into page_doc_clients (page_id, client_id, author_kind, user_id)
  select p_page, x, 'HUMAN', app.uid() from unnest(p_client_ids) x on conflict do nothing;
  if exists (select 1 from page_doc_clients d
             where d.page_id = p_page and d.client_id = any (p_client_ids) and d.user_id is distinct from app.uid()) then
    raise exception 'a client id of somebody else' using errcode = 'insufficient_privilege';
  end if;
  return query
    insert into page_updates as u (page_id, author_id, author_kind, client_ids, data, own_deletes)
    values (p_page, app.uid(), 'HUMAN', p_client_ids, p_data, p_deletes)
    returning u.id, u.tx::text;
end $$;

-- Acts that are born MERGED, decision, journal row and history in one transaction: REVERT and RESTORE need `merge`, IMPORT
-- needs `write` on a LIVE page. Returns the slice it joined: the next roll-up closes it with the live rows around it. The
-- caller adds page_revived rows through app.record_revived in the same transaction.
create function app.record_contribution(
  p_id uuid, p_page uuid, p_kind contribution_kind, head bytea, own_rows bytea, deletes bytea default null,
  p_client_ids bigint[] default '{}', p_title text default null, p_reverts uuid default null,
  p_reverts_set jsonb default null, p_version uuid default null) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  g pages;
  at_slice bigint;
  me uuid := app.uid();
  by_kind author_kind := case when p_kind = 'IMPORT' then 'IMPORT' else 'HUMAN' end;
begin
  perform app.lock_page(p_page);
  select * into g from pages where id = p_page;
  if g.id is null or not app.can(g.project_id, 'read') then
    raise exception 'no such page' using errcode = 'no_data_found';
  end if;
  if g.edit_mode = 'LOCKED' or g.deleted_at is not null then
    raise exception 'the page is locked or in the trash' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if not coalesce(case p_kind
       when 'REVERT' then app.can(g.project_id, 'merge')
       when 'RESTORE' then app.can(g.project_id, 'merge') and p_version is not null
       when 'IMPORT' then g.edit_mode = 'LIVE' and app.can(g.project_id, 'write')
       else false end, false) then
    raise exception '% refused', p_kind using errcode = 'insufficient_privilege';
  end if;
  if p_kind = 'REVERT' and p_reverts is not null then
    if not exists (select 1 from contributions where id = p_reverts and page_id = p_page and status = 'MERGED') then
      raise exception 'nothing to revert' using errcode = 'no_data_found';
    end if;
    -- LIVE rows stay as they are: that they were taken back is this row
    update contributions set status = 'REVERTED' where id = p_reverts and kind <> 'LIVE';
  end if;
  select d.slice + 1 into at_slice from page_documents d where d.page_id = p_page;
  insert into contributions (id, page_id, project_id, kind, status, slice, author_kind, author_id, title, delta, own_deletes,
                             client_ids, reverts_id, reverts_set, merged_version_id, merged_by, merged_at)
  values (p_id, p_page, g.project_id, p_kind, 'MERGED', at_slice, by_kind, me, p_title, own_rows, deletes,
          p_client_ids, p_reverts, p_reverts_set, p_version, me, now());
  insert into page_updates (page_id, source_id, author_id, author_kind, client_ids, data, own_deletes)
  values (p_page, p_id, me, by_kind, p_client_ids, head, deletes);
  perform app.bind_clients(p_id);
  insert into activity_log (category, action, actor_id, project_id, resource_type, resource_id)
  values ('ACTIVITY', 'contribution.' || lower(p_kind::text), me, g.project_id, 'contribution', p_id::text);
  return at_slice;
end $$;

create function app.record_revived(p_page uuid, c uuid, r jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into page_revived (page_id, contribution_id, old_client, old_clock, length, new_client, new_clock)
  select k.page_id, k.id, x.old_client, x.old_clock, x.length, x.new_client, x.new_clock
  from contributions k,
       jsonb_to_recordset(r) x (old_client bigint, old_clock bigint, length int, new_client bigint, new_clock bigint)
  where k.id = c and k.page_id = p_page and k.kind in ('REVERT', 'RESTORE') and k.merged_by = app.uid()
$$;
