-- The one container, who belongs to it, and the two ways in: an invitation (becomes a member) and a link (never does).

create type project_kind as enum ('WRITING', 'SPACE', 'CODE', 'SITE');
create type project_status as enum ('DRAFT', 'ACTIVE', 'COMPLETED', 'PUBLISHED', 'ARCHIVED');
create type project_role as enum ('OWNER', 'ADMIN', 'EDITOR', 'CONTRIBUTOR', 'REVIEWER', 'VIEWER');
create type member_status as enum ('INVITED', 'REQUESTED', 'ACTIVE', 'DECLINED', 'REMOVED');
create type invitation_status as enum ('PENDING', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'REVOKED');
create type visibility as enum ('PRIVATE', 'COLLABORATORS_ONLY', 'PUBLIC');
create type edit_mode as enum ('LIVE', 'PROTECTED', 'LOCKED');
create type link_access as enum ('READ', 'COMMENT', 'EDIT');

create table projects (
  id                uuid primary key default gen_random_uuid(),
  kind              project_kind not null,
  owner_id          uuid not null references users on delete restrict,
  slug              citext not null,
  title             varchar(200) not null,
  description       text,
  tags              text[] not null default '{}',
  status            project_status not null default 'DRAFT',
  visibility        visibility not null default 'PRIVATE',
  -- readable by anyone
  is_public         boolean generated always as
                    (visibility = 'PUBLIC' and status = 'PUBLISHED' and deleted_at is null) stored,
  default_edit_mode edit_mode not null default 'LIVE',
  approval_policy   jsonb not null
                    default '{"min_approvals":1,"quorum":0,"threshold":0.5,"blocks_veto":true,"auto_merge":false}',
  ai_policy         jsonb not null default '{"enabled":true,"disclose":true,"training":false}',
  word_goal         int check (word_goal > 0),
  view_count        bigint not null default 0 check (view_count >= 0),
  like_count        int not null default 0 check (like_count >= 0),
  forked_from_id    uuid references projects on delete set null,
  settings          jsonb not null default '{"comments":"members"}'
                    check (coalesce(settings ->> 'comments', 'members') in ('members', 'viewers', 'signed_in')),
  search            tsvector generated always as (
                      setweight(to_tsvector('simple', coalesce(title, '')), 'A')
                      || setweight(to_tsvector('simple', coalesce(description, '')), 'B')) stored,
  published_at      timestamptz,
  deleted_at        timestamptz,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  check (status <> 'PUBLISHED' or published_at is not null)
);
create unique index projects_slug on projects (owner_id, slug) where deleted_at is null;
create index projects_status on projects (status) where deleted_at is null;
create index projects_owner on projects (owner_id);
create index projects_tags on projects using gin (tags);
create index projects_search on projects using gin (search);
create index projects_public on projects (published_at desc) where is_public;
create index projects_forked_from on projects (forked_from_id) where forked_from_id is not null;

-- Capabilities of a role, plus and minus the member's own: {"add": […], "remove": […]}. Stored with the member, so that no policy
-- computes them per row.
create function app.caps_of(r project_role, p jsonb) returns text[]
language sql immutable set search_path = pg_catalog as $$
  select array(
    select c from unnest(case r
      when 'OWNER'       then array['read','comment','vote','propose','write','review','merge','curate','manage','own']
      when 'ADMIN'       then array['read','comment','vote','propose','write','review','merge','curate','manage']
      when 'EDITOR'      then array['read','comment','vote','propose','write','review','merge']
      when 'CONTRIBUTOR' then array['read','comment','vote','propose']
      when 'REVIEWER'    then array['read','comment','vote','review']
      else                    array['read'] end
      || array(select jsonb_array_elements_text(coalesce(p -> 'add', '[]')))) c
    where not coalesce(p -> 'remove', '[]') ? c)
$$;

create table project_members (
  project_id        uuid not null references projects on delete cascade,
  user_id           uuid not null references users on delete cascade,
  role              project_role not null default 'CONTRIBUTOR',
  status            member_status not null default 'ACTIVE',
  permissions       jsonb not null default '{}'
                    check (jsonb_typeof(permissions) = 'object' and not coalesce(permissions -> 'add', '[]') ? 'own'),
  caps              text[] not null generated always as (app.caps_of(role, permissions)) stored,
  vote_weight       numeric(6, 2) not null default 1 check (vote_weight >= 0),
  weekly_streak     int not null default 0 check (weekly_streak >= 0),
  total_submissions int not null default 0 check (total_submissions >= 0),
  curator_opt_in    boolean not null default true,
  paused_until      date,
  last_curated_week int,
  invited_by        uuid references users on delete set null,
  approved_by       uuid references users on delete set null,
  joined_at         timestamptz,
  created_at        timestamptz not null default now(),
  primary key (project_id, user_id)
);
create unique index project_members_one_owner on project_members (project_id) where role = 'OWNER';
create index project_members_user on project_members (user_id);
create index project_members_invited_by on project_members (invited_by) where invited_by is not null;
create index project_members_approved_by on project_members (approved_by) where approved_by is not null;

-- With an address it is for one person, once. Without one it is a link to hand around: max_uses null = as often as it is used.
create table invitations (
  id          uuid primary key default gen_random_uuid(),
  project_id  uuid not null references projects on delete cascade,
  email       citext,
  role        project_role not null check (role <> 'OWNER'),
  token_hash  text not null unique,
  status      invitation_status not null default 'PENDING',
  max_uses    int default 1 check (max_uses >= 1),
  uses        int not null default 0 check (uses >= 0 and uses <= coalesce(max_uses, uses)),
  invited_by  uuid references users on delete set null,
  accepted_by uuid references users on delete set null,
  message     text,
  expires_at  timestamptz not null,
  created_at  timestamptz not null default now(),
  check (email is null or max_uses = 1)
);
create unique index invitations_one_pending on invitations (project_id, email) where status = 'PENDING';
create index invitations_project on invitations (project_id);
create index invitations_invited_by on invitations (invited_by) where invited_by is not null;
create index invitations_accepted_by on invitations (accepted_by) where accepted_by is not null;

-- page_id gets its foreign key with pages
create table share_links (
  id            uuid primary key default gen_random_uuid(),
  project_id    uuid references projects on delete cascade,
  page_id       uuid,
  access        link_access not null default 'READ',
  token_hash    text not null unique,
  password_hash text,
  -- who may enter: people with an account, guests who give a name, anybody
  guest_names   text not null default 'OPTIONAL' check (guest_names in ('SIGN_IN', 'REQUIRED', 'OPTIONAL')),
  label         varchar(80),
  expires_at    timestamptz,
  revoked_at    timestamptz,
  revoked_by    uuid references users on delete set null,
  created_by    uuid references users on delete set null,
  last_used_at  timestamptz,
  created_at    timestamptz not null default now(),
  check (num_nonnulls(project_id, page_id) = 1),
  -- nobody writes without a name
  check (access <> 'EDIT' or guest_names <> 'OPTIONAL')
);
create index share_links_project on share_links (project_id) where project_id is not null;
create index share_links_page on share_links (page_id) where page_id is not null;
create index share_links_created_by on share_links (created_by) where created_by is not null;
create index share_links_revoked_by on share_links (revoked_by) where revoked_by is not null;
