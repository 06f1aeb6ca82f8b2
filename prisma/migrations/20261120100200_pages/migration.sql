-- Everything writable is a page; one page is one Y.Doc: stored state ⊕ every head row still in the journal.

create type page_kind as enum
  ('CHAPTER', 'RESPONSE', 'NEWSLETTER', 'SITE_PAGE', 'COMPONENT', 'SECTION', 'CODE_FILE', 'NOTES', 'CODEX_ENTRY');
create type page_schema as enum ('PROSE', 'BLOCKS', 'CODE');
create type page_status as enum ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED');
create type version_kind as enum ('AUTO', 'NAMED', 'PRE_MERGE', 'PRE_RESTORE', 'RESTORE', 'PUBLISH', 'IMPORT');
create type review_level as enum ('UNREVIEWED', 'CHECKED', 'APPROVED');
create type contribution_kind as enum ('LIVE', 'BRANCH', 'AI', 'SUGGESTION', 'REVERT', 'RESTORE', 'IMPORT');
create type contribution_status as enum
  ('DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED', 'APPROVED', 'MERGED', 'REJECTED', 'WITHDRAWN', 'SUPERSEDED', 'REVERTED');
create type author_kind as enum ('HUMAN', 'GUEST', 'AI', 'PERSONA', 'IMPORT', 'SYSTEM');

create table pages (
  id                   uuid primary key default gen_random_uuid(),
  project_id           uuid not null references projects on delete cascade,
  parent_id            uuid,
  kind                 page_kind not null,
  schema               page_schema not null,
  -- raised by the ticket request of a client with a newer schema; older sockets are closed with 4409 and reload
  schema_version       int not null default 1 check (schema_version >= 1),
  title                varchar(300) not null default '',
  path                 text not null default '',
  position             text not null default 'a0' collate "C",
  status               page_status not null default 'DRAFT',
  -- null = as the project; a page can be less public than its project, never more
  visibility           visibility,
  -- kept by a trigger: policies must not call a function per row
  is_public            boolean not null default false,
  -- PROTECTED: changes only through drafts. LOCKED: no change at all
  edit_mode            edit_mode not null default 'LIVE',
  locked_by            uuid references users on delete set null,
  locked_at            timestamptz,
  assignee_id          uuid references users on delete set null,
  created_by           uuid references users on delete set null,
  published_version_id uuid,
  publish_at           timestamptz,
  published_at         timestamptz,
  meta                 jsonb not null default '{}',
  embeds               uuid[] not null default '{}',
  word_count           int not null default 0 check (word_count >= 0),
  -- titles; the text is in page_passages
  search               tsvector generated always as (to_tsvector('simple', title)) stored,
  deleted_at           timestamptz,
  created_at           timestamptz not null default now(),
  updated_at           timestamptz not null default now(),
  unique (project_id, id),
  unique (id, published_version_id),
  foreign key (project_id, parent_id) references pages (project_id, id) on delete cascade,
  check (parent_id is distinct from id),
  check ((edit_mode = 'LOCKED') = (locked_at is not null)),
  check (status <> 'SCHEDULED' or publish_at is not null),
  check (status <> 'PUBLISHED' or published_version_id is not null),
  check ((kind in ('CHAPTER', 'RESPONSE', 'NEWSLETTER', 'NOTES', 'CODEX_ENTRY') and schema = 'PROSE')
      or (kind in ('SITE_PAGE', 'COMPONENT', 'SECTION') and schema = 'BLOCKS')
      or (kind = 'CODE_FILE' and schema = 'CODE'))
);
create unique index pages_path on pages (project_id, path)
  where deleted_at is null and kind in ('SITE_PAGE', 'CODE_FILE');
create index pages_tree on pages (project_id, parent_id, position);
create index pages_recent on pages (project_id, updated_at desc) where deleted_at is null;
create index pages_search on pages using gin (search);
create index pages_embeds on pages using gin (embeds);
create index pages_public on pages (published_at desc) where is_public;
create index pages_trash on pages (deleted_at) where deleted_at is not null;
create index pages_locked_by on pages (locked_by) where locked_by is not null;
create index pages_assignee on pages (assignee_id) where assignee_id is not null;
create index pages_created_by on pages (created_by) where created_by is not null;

alter table share_links add foreign key (page_id) references pages on delete cascade;

-- Written by the collab-server; a trigger makes it with the page, so every page has one. slice = the last closed slice of
-- history. epoch changes only when bytes were replaced: restoring a backup raises all, rebuilding a quarantined page raises
-- one; rooms of an older epoch are closed with 4410. 12 MiB is the database's limit; the gate refuses beyond 10, warns at 6.
create table page_documents (
  page_id        uuid primary key references pages on delete cascade,
  state          bytea not null check (octet_length(state) <= 12582912),
  state_vector   bytea not null,
  encoding       smallint not null default 2 check (encoding in (1, 2)),
  epoch          int not null default 1 check (epoch >= 1),
  slice          bigint not null default 0 check (slice >= 0),
  byte_size      int generated always as (octet_length(state)) stored,
  quarantined_at timestamptz,
  updated_at     timestamptz not null default now()
);

-- An AUTO version is a position: everything with slice <= its slice, with a keyframe blob every 50 slices. All others hold
-- the whole text.
create table page_versions (
  id               uuid primary key default gen_random_uuid(),
  page_id          uuid not null references pages on delete cascade,
  number           int not null check (number >= 1),
  kind             version_kind not null,
  label            varchar(120),
  note             text,
  slice            bigint check (slice >= 0),
  state            bytea,
  state_vector     bytea,
  encoding         smallint not null default 2 check (encoding in (1, 2)),
  content          jsonb,
  plain_text       text,
  word_count       int not null check (word_count >= 0),
  checksum         text,
  review_level     review_level not null default 'UNREVIEWED',
  reviewed_by      uuid references users on delete set null,
  reviewed_at      timestamptz,
  pinned           boolean not null default false,
  restored_from_id uuid references page_versions on delete set null,
  created_by       uuid references users on delete set null,
  created_at       timestamptz not null default now(),
  unique (page_id, number),
  unique (page_id, id),
  check ((review_level = 'UNREVIEWED') = (reviewed_at is null)),
  check ((state is null) = (state_vector is null)),
  check (case when kind = 'AUTO' then slice is not null
              else num_nulls(state, content, plain_text, checksum) = 0 end)
);
create index page_versions_slice on page_versions (page_id, slice) where slice is not null;
create index page_versions_reviewed_by on page_versions (reviewed_by) where reviewed_by is not null;
create index page_versions_restored_from on page_versions (restored_from_id) where restored_from_id is not null;
create index page_versions_created_by on page_versions (created_by) where created_by is not null;

alter table pages add foreign key (id, published_version_id) references page_versions (page_id, id)
  on delete no action deferrable initially deferred;

-- History. A roll-up closes a slice of the page for ALL authors at once: one LIVE row per author, born MERGED, never
-- rewritten; its delta is that author's framed journal rows. One author's delta alone leaves pending structs: only whole
-- slices are states. An import, revert, restore or merged draft joins the slice that is open then.
create table contributions (
  id                uuid primary key default gen_random_uuid(),
  page_id           uuid not null,
  project_id        uuid not null,
  -- the chain of history, and: drafts over several pages all point to the first of them
  parent_id         uuid references contributions on delete set null,
  proposal_id       uuid references contributions on delete set null,
  kind              contribution_kind not null,
  status            contribution_status not null,
  slice             bigint check (slice >= 1),
  author_kind       author_kind not null default 'HUMAN',
  author_id         uuid references users on delete set null,
  -- may write the draft, not submit it
  co_author_ids     uuid[] not null default '{}',
  title             varchar(200),
  summary           text,
  base_version_id   uuid,
  base_state_vector bytea,
  base_epoch        int not null default 1,
  delta             bytea,
  -- less what was already deleted: only that is the author's
  own_deletes       bytea,
  client_ids        bigint[] not null default '{}',
  inserted_chars    int not null default 0 check (inserted_chars >= 0),
  deleted_chars     int not null default 0 check (deleted_chars >= 0),
  word_delta        int not null default 0,
  ai_chars          int not null default 0 check (ai_chars >= 0 and ai_chars <= inserted_chars),
  unplaced_chars    int not null default 0 check (unplaced_chars >= 0),
  -- the project's approval_policy, frozen at submit
  policy            jsonb,
  vote_deadline     timestamptz,
  approved_by       uuid references users on delete set null,
  approved_at       timestamptz,
  merged_by         uuid references users on delete set null,
  merged_at         timestamptz,
  merged_version_id uuid,
  reverts_id        uuid references contributions on delete set null,
  -- take-back of many: {author_id, from_slice, to_slice}
  reverts_set       jsonb,
  decision_note     text,
  submitted_at      timestamptz,
  deleted_at        timestamptz,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  foreign key (project_id, page_id) references pages (project_id, id) on delete cascade,
  foreign key (page_id, base_version_id) references page_versions (page_id, id) on delete no action,
  foreign key (page_id, merged_version_id) references page_versions (page_id, id)
    on delete set null (merged_version_id),
  check (kind <> 'BRANCH' or (base_version_id is not null and base_state_vector is not null)),
  check (kind <> 'LIVE' or status = 'MERGED'),
  check (status not in ('MERGED', 'REVERTED') or (merged_at is not null and delta is not null and slice is not null)),
  check (status <> 'APPROVED' or approved_at is not null),
  check (status not in ('SUBMITTED', 'APPROVED') or submitted_at is not null),
  check (kind <> 'REVERT' or num_nonnulls(reverts_id, reverts_set) = 1)
);
create index contributions_slice on contributions (page_id, slice) where slice is not null;
create index contributions_queue on contributions (page_id, submitted_at)
  where status in ('SUBMITTED', 'CHANGES_REQUESTED', 'APPROVED');
create index contributions_recent on contributions (project_id, created_at desc);
create index contributions_author on contributions (author_id, created_at desc);
create index contributions_page on contributions (project_id, page_id);
create index contributions_parent on contributions (parent_id) where parent_id is not null;
create index contributions_proposal on contributions (proposal_id) where proposal_id is not null;
create index contributions_base on contributions (page_id, base_version_id) where base_version_id is not null;
create index contributions_version on contributions (page_id, merged_version_id) where merged_version_id is not null;
create index contributions_approved_by on contributions (approved_by) where approved_by is not null;
create index contributions_merged_by on contributions (merged_by) where merged_by is not null;
create index contributions_reverts on contributions (reverts_id) where reverts_id is not null;

-- A Yjs client id belongs to one author on a page, its head and all its drafts together: bound on first sight, for ever.
-- Per room would let somebody write on the head under a draft's id, and the draft's words would vanish at the merge.
create table page_doc_clients (
  page_id         uuid not null references pages on delete cascade,
  client_id       bigint not null check (client_id between 0 and 9007199254740991),
  author_kind     author_kind not null,
  user_id         uuid references users on delete set null,
  link_id         uuid references share_links on delete set null,
  guest_name      varchar(80),
  -- the draft or act it was made for; null = live
  contribution_id uuid references contributions on delete set null,
  first_seen_at   timestamptz not null default now(),
  primary key (page_id, client_id)
);
create index page_doc_clients_user on page_doc_clients (user_id) where user_id is not null;
create index page_doc_clients_link on page_doc_clients (link_id) where link_id is not null;
create index page_doc_clients_contribution on page_doc_clients (contribution_id) where contribution_id is not null;

-- The journal: committed before an update is applied, shown or acknowledged. contribution_id null = a row of the head,
-- set = the own row of that draft. source_id: a head row written by the api for a decision (import, restore, merge): folded
-- into the state, never rolled up a second time. slice: closed into that slice, waiting only to be folded into the state.
-- author_id has no foreign key on purpose: one erased author must not fail a batch of a thousand rows.
create table page_updates (
  page_id         uuid not null references pages on delete cascade,
  id              bigint generated always as identity,
  contribution_id uuid references contributions on delete cascade,
  source_id       uuid references contributions on delete set null,
  slice           bigint check (slice >= 1),
  author_id       uuid,
  author_kind     author_kind not null default 'HUMAN',
  client_ids      bigint[] not null default '{}',
  data            bytea not null check (octet_length(data) between 3 and 12582912),
  own_deletes     bytea,
  -- catch-up of another node: tx >= pg_snapshot_xmin of its last look; ids commit out of order
  tx              xid8 not null default pg_current_xact_id(),
  created_at      timestamptz not null default now(),
  primary key (page_id, id),
  check (contribution_id is null or source_id is null)
);
create index page_updates_head on page_updates (page_id, tx) where contribution_id is null;
create index page_updates_draft on page_updates (contribution_id, tx) where contribution_id is not null;
create index page_updates_source on page_updates (source_id) where source_id is not null;

-- Yjs deletions are final: what a restore or revert re-creates is new items, and this says which stand for which. Anchors and
-- authorship follow the map, transitively: a revived character keeps its original author.
create table page_revived (
  page_id         uuid not null references pages on delete cascade,
  contribution_id uuid not null references contributions on delete cascade,
  old_client      bigint not null,
  old_clock       bigint not null check (old_clock >= 0),
  length          int not null check (length >= 1),
  new_client      bigint not null,
  new_clock       bigint not null check (new_clock >= 0),
  primary key (page_id, new_client, new_clock)
);
create index page_revived_from on page_revived (page_id, old_client, old_clock);
create index page_revived_contribution on page_revived (contribution_id);

-- Searchable text of the head, one row per block: an edit rewrites one passage, and the second half of a book is found too.
-- A tsvector holds 1 MiB at most.
create table page_passages (
  page_id  uuid not null references pages on delete cascade,
  block_id text not null,
  position text not null collate "C",
  text     text not null,
  search   tsvector generated always as (to_tsvector('simple', left(text, 100000))) stored,
  primary key (page_id, block_id)
);
create index page_passages_order on page_passages (page_id, position);
create index page_passages_search on page_passages using gin (search);
