-- What a policy cannot see, because it never compares OLD with NEW: state machines, columns only some may change, rules over
-- several rows.

create function app.touch() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  return new;
end $$;
create trigger t9_touch before update on users for each row execute function app.touch();
create trigger t9_touch before update on user_settings for each row execute function app.touch();
create trigger t9_touch before update on projects for each row execute function app.touch();
create trigger t9_touch before update on pages for each row execute function app.touch();
create trigger t9_touch before update on page_documents for each row execute function app.touch();
create trigger t9_touch before update on contributions for each row execute function app.touch();
create trigger t9_touch before update on email_templates for each row execute function app.touch();

-- ── state machines as data; only_kind null = rows of any kind ─────────────────────────────────────────────────

create table app.transitions (
  machine    text not null,
  from_state text not null,
  to_state   text not null,
  only_kind  text,
  primary key (machine, from_state, to_state)
);
insert into app.transitions (machine, from_state, to_state) values
  ('contribution', 'DRAFT', 'SUBMITTED'),
  ('contribution', 'DRAFT', 'WITHDRAWN'),
  ('contribution', 'DRAFT', 'SUPERSEDED'),
  ('contribution', 'SUBMITTED', 'DRAFT'),
  ('contribution', 'SUBMITTED', 'WITHDRAWN'),
  ('contribution', 'SUBMITTED', 'CHANGES_REQUESTED'),
  ('contribution', 'SUBMITTED', 'APPROVED'),
  ('contribution', 'SUBMITTED', 'REJECTED'),
  ('contribution', 'SUBMITTED', 'SUPERSEDED'),
  ('contribution', 'CHANGES_REQUESTED', 'SUBMITTED'),
  ('contribution', 'CHANGES_REQUESTED', 'WITHDRAWN'),
  ('contribution', 'CHANGES_REQUESTED', 'REJECTED'),
  ('contribution', 'CHANGES_REQUESTED', 'SUPERSEDED'),
  ('contribution', 'APPROVED', 'MERGED'),
  ('contribution', 'APPROVED', 'CHANGES_REQUESTED'),
  ('contribution', 'APPROVED', 'REJECTED'),
  ('contribution', 'APPROVED', 'SUPERSEDED'),
  ('contribution', 'MERGED', 'REVERTED'),
  ('page', 'DRAFT', 'IN_REVIEW'),
  ('page', 'DRAFT', 'PUBLISHED'),
  ('page', 'DRAFT', 'ARCHIVED'),
  ('page', 'IN_REVIEW', 'DRAFT'),
  ('page', 'IN_REVIEW', 'APPROVED'),
  ('page', 'APPROVED', 'DRAFT'),
  ('page', 'APPROVED', 'SCHEDULED'),
  ('page', 'APPROVED', 'PUBLISHED'),
  ('page', 'SCHEDULED', 'APPROVED'),
  ('page', 'SCHEDULED', 'PUBLISHED'),
  ('page', 'PUBLISHED', 'DRAFT'),
  ('page', 'PUBLISHED', 'ARCHIVED'),
  ('page', 'ARCHIVED', 'DRAFT'),
  ('invitation', 'PENDING', 'ACCEPTED'),
  ('invitation', 'PENDING', 'DECLINED'),
  ('invitation', 'PENDING', 'EXPIRED'),
  ('invitation', 'PENDING', 'REVOKED');
-- the person who asked keeps AI text on a LIVE page
insert into app.transitions values ('contribution', 'DRAFT', 'MERGED', 'AI');

create function app.guard_transition() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status is distinct from old.status and not exists (
       select 1 from app.transitions t
       where t.machine = tg_argv[0] and t.from_state = old.status::text and t.to_state = new.status::text
         and (t.only_kind is null or t.only_kind = to_jsonb(new) ->> 'kind')) then
    raise exception 'illegal % transition % -> %', tg_argv[0], old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger t1_transition before update of status on contributions
  for each row execute function app.guard_transition('contribution');
create trigger t1_transition before update of status on pages
  for each row execute function app.guard_transition('page');
create trigger t1_transition before update of status on invitations
  for each row execute function app.guard_transition('invitation');

-- ── projects and members ─────────────────────────────────────────────────────────────────────────────────────

-- Every project has its OWNER row from the first moment
create function app.seat_owner() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into project_members (project_id, user_id, role, joined_at) values (new.id, new.owner_id, 'OWNER', now());
  return null;
end $$;
create trigger t0_seat_owner after insert on projects for each row execute function app.seat_owner();

-- A member's own hand may opt in, pause, accept, decline and leave; nothing else. Nobody's hand makes or unmakes an OWNER. Guards
-- bind direct statements of the api: inside a definer function current_user is the owner of the tables. (caps follows from role and
-- permissions; before the write it is not computed yet.)
create function app.guard_member() returns trigger language plpgsql as $$
begin
  if current_user <> 'chapterhouse_app' then
    return new;
  end if;
  if (old.role = 'OWNER') <> (new.role = 'OWNER') then
    raise exception 'ownership moves only by transfer' using errcode = 'insufficient_privilege';
  end if;
  if not app.can(new.project_id, 'manage') and (
       (to_jsonb(new) - array['status', 'curator_opt_in', 'paused_until', 'joined_at', 'caps'])
         is distinct from (to_jsonb(old) - array['status', 'curator_opt_in', 'paused_until', 'joined_at', 'caps'])
    or (new.status <> old.status and (old.status, new.status) not in
         (('INVITED', 'ACTIVE'), ('INVITED', 'DECLINED'), ('REQUESTED', 'DECLINED'), ('ACTIVE', 'REMOVED')))) then
    raise exception 'members change only their own duties' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger t2_guard before update on project_members for each row execute function app.guard_member();

-- ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────

-- Page and project published and public, neither in the trash. Recomputed on every write of the row, so nobody can set it.
create function app.set_page_public() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.is_public := new.status = 'PUBLISHED' and new.deleted_at is null and coalesce(new.visibility, 'PUBLIC') = 'PUBLIC'
                   and exists (select 1 from projects j where j.id = new.project_id and j.is_public);
  return new;
end $$;
create trigger t0_public before insert or update on pages for each row execute function app.set_page_public();

create function app.spread_public() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update pages set is_public = is_public where project_id = new.id and status = 'PUBLISHED';
  return null;
end $$;
create trigger t0_public after update on projects for each row
  when (old.is_public is distinct from new.is_public) execute function app.spread_public();

-- Which kinds of pages a kind of project holds
create function app.guard_page_kind() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select 1 from projects j where j.id = new.project_id and case
      when new.kind in ('NOTES', 'CODEX_ENTRY') then true
      when new.kind in ('RESPONSE', 'NEWSLETTER') then j.kind = 'SPACE'
      when new.kind in ('SITE_PAGE', 'COMPONENT', 'SECTION') then j.kind = 'SITE'
      when new.kind = 'CODE_FILE' then j.kind = 'CODE'
      else j.kind = 'WRITING' end) then
    raise exception 'no % in this kind of project', new.kind using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger t2_kind before insert or update of kind on pages for each row execute function app.guard_page_kind();

-- The tree has no cycles. Two moves at once could close one that neither sees: they queue per project.
create function app.guard_page_tree() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('tree:' || new.project_id, 0));
  if exists (
    with recursive above as (
      select p.id, p.parent_id from pages p where p.id = new.parent_id
      union
      select p.id, p.parent_id from pages p join above a on p.id = a.parent_id)
    select 1 from above where id = new.id) then
    raise exception 'a page cannot lie below itself' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger t2_tree before update of parent_id on pages for each row
  when (new.parent_id is not null and new.parent_id is distinct from old.parent_id) execute function app.guard_page_tree();

-- Every page has its document row, an empty Y.Doc in encoding 2, from the first moment: there is always an epoch
create function app.open_document() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into page_documents (page_id, state, state_vector) values (new.id, '\x00000000000001000000000000', '\x00');
  return null;
end $$;
create trigger t0_document after insert on pages for each row execute function app.open_document();

-- Submitting freezes the draft: the policy of that moment, a fresh clock for votes, no change of what is being judged
create function app.guard_contribution() returns trigger language plpgsql as $$
begin
  if current_user <> 'chapterhouse_app' then
    return new;
  end if;
  if new.status = 'SUBMITTED' and old.status <> 'SUBMITTED' then
    new.submitted_at := clock_timestamp();
    new.policy := (select j.approval_policy from public.projects j where j.id = new.project_id);
  elsif old.status in ('SUBMITTED', 'APPROVED')
    and (new.title, new.summary, new.delta, new.own_deletes, new.client_ids, new.base_version_id, new.co_author_ids, new.proposal_id)
      is distinct from
        (old.title, old.summary, old.delta, old.own_deletes, old.client_ids, old.base_version_id, old.co_author_ids, old.proposal_id) then
    raise exception 'a submitted draft is frozen' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger t2_guard before update on contributions for each row execute function app.guard_contribution();
