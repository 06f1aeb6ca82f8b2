import type { Pool } from 'pg'

/** Everybody the policies must tell apart. */
export const identities = [
  'anonymous',
  'stranger',
  'viewer',
  'reviewer',
  'contributor',
  'editor',
  'admin',
  'owner',
  'removed',
  'paused',
  'elsewhere',
  'linked',
  'given',
  'moderator',
  'platform',
] as const
export type Identity = (typeof identities)[number]

const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** Ids of the world: people by identity, and the rows the cases speak of. */
export const world = {
  platform: id(1),
  owner: id(2),
  admin: id(3),
  editor: id(4),
  contributor: id(5),
  reviewer: id(6),
  viewer: id(7),
  removed: id(8),
  elsewhere: id(9),
  stranger: id(10),
  /** No member: has `page` alone, to write. */
  given: id(12),
  /** Of the house: no admin, no member. */
  moderator: id(13),
  /** An editor of the project whose membership rests. */
  paused: id(11),
  /** Private, WRITING; everybody's memberships are here. */
  project: id(100),
  /** Of `elsewhere`. */
  other: id(101),
  /** Public and published. */
  shown: id(102),
  /** In the trash of `owner`; `admin` is a member. */
  trashed: id(103),
  /** SPACE: pages of contributors. */
  space: id(104),
  page: id(200),
  trashedPage: id(201),
  /** PROTECTED. */
  quietPage: id(202),
  shownPage: id(203),
  /** A RESPONSE of `contributor`, not sent yet. */
  response: id(204),
  otherPage: id(205),
  /** NAMED, by `owner`. */
  version: id(300),
  shownVersion: id(301),
  /** PUBLISH of `page`, by `owner`, without an edition. */
  readyVersion: id(302),
  /** BRANCH in DRAFT, by `contributor`. */
  draft: id(400),
  /** RESTORE, by `owner`. */
  restored: id(401),
  /** BRANCH in SUBMITTED, by `contributor`. */
  submitted: id(402),
  /** READ on the project. */
  link: id(500),
  invitation: id(501),
  /** Of `stranger`, for `page`. */
  request: id(510),
  asset: id(502),
  avatar: id(503),
  notification: id(504),
  template: id(505),
  message: id(506),
  account: id(507),
  /** Of `editor`. */
  key: id(509),
  factor: id(590),
  spentCode: id(591),
  /** Of the project, shown in `other` too. */
  placed: id(508),
  /** Of `shown`, in the text that is published. */
  shownAsset: id(511),
  /** Of `shown`, in no text. */
  unshownAsset: id(512),
  /** Of `shownPage`, reported once. */
  openCase: id(520),
  /** Of `page`. */
  hiddenCase: id(521),
} as const

/** How an identity introduces itself to the database. */
export function credentials(identity: Identity): { user: string; link: string } {
  if (identity === 'anonymous') return { user: '', link: '' }
  if (identity === 'linked') return { user: '', link: world.link }
  return { user: world[identity], link: '' }
}

const people = [
  'platform',
  'owner',
  'admin',
  'editor',
  'contributor',
  'reviewer',
  'viewer',
  'removed',
  'paused',
  'elsewhere',
  'stranger',
  'given',
  'moderator',
] as const

/**
 * Fills a migrated, empty database: at least one row in every table, arranged by the tables' owner.
 */
export async function buildWorld(owner: Pool): Promise<void> {
  const client = await owner.connect()
  try {
    for (const sql of statements) await client.query(sql)
  } finally {
    client.release()
  }
}

const w = world
const member = (project: string, user: string, role: string) =>
  `insert into project_members (project_id, user_id, role) values ('${project}', '${user}', '${role}')`

const roles: Readonly<Record<string, string>> = { platform: 'ADMIN', moderator: 'MODERATOR' }

const statements = [
  ...people.map(
    (name) =>
      `insert into users (id, email, email_verified_at, display_name, platform_role, password_hash)
       values ('${w[name]}', '${name}@example.org', now(), '${name}', '${roles[name] ?? 'USER'}', 'hash')`,
  ),
  `insert into user_settings (user_id) select id from users`,
  `insert into accounts (id, user_id, provider, provider_account_id) values ('${w.account}', '${w.editor}', 'github', '1')`,
  `insert into mfa_credentials (id, user_id, kind, secret_enc, key_id, confirmed_at)
   values ('${w.factor}', '${w.editor}', 'TOTP', '\\x01', 'k', now())`,
  `insert into mfa_credentials (id, user_id, kind, code_hash, consumed_at)
   values ('${w.spentCode}', '${w.editor}', 'RECOVERY', 'spent', now())`,
  `insert into mfa_credentials (user_id, kind, credential_id, public_key, confirmed_at)
   values ('${w.editor}', 'PASSKEY', '\\x0102', '\\x03', now())`,
  `insert into sessions (id, user_id, expires_at) values ('session of editor', '${w.editor}', now() + interval '1 day')`,
  `insert into verification_tokens (token_hash, user_id, email, purpose, expires_at)
   values ('token of editor', '${w.editor}', 'editor@example.org', 'PASSWORD_RESET', now() + interval '1 day')`,
  `insert into projects (id, kind, owner_id, slug, title, status, visibility, published_at) values
   ('${w.project}', 'WRITING', '${w.owner}', 'a', 'The project', 'ACTIVE', 'PRIVATE', null),
   ('${w.other}', 'WRITING', '${w.elsewhere}', 'b', 'Elsewhere', 'ACTIVE', 'PRIVATE', null),
   ('${w.shown}', 'WRITING', '${w.owner}', 'c', 'Shown', 'PUBLISHED', 'PUBLIC', now()),
   ('${w.trashed}', 'WRITING', '${w.owner}', 'd', 'Trashed', 'ACTIVE', 'PRIVATE', null),
   ('${w.space}', 'SPACE', '${w.owner}', 'e', 'Space', 'ACTIVE', 'PRIVATE', null)`,
  member(w.project, w.admin, 'ADMIN'),
  member(w.project, w.editor, 'EDITOR'),
  member(w.project, w.contributor, 'CONTRIBUTOR'),
  member(w.project, w.reviewer, 'REVIEWER'),
  member(w.project, w.viewer, 'VIEWER'),
  member(w.project, w.removed, 'EDITOR'),
  `update project_members set status = 'REMOVED' where user_id = '${w.removed}'`,
  member(w.project, w.paused, 'EDITOR'),
  `update project_members set status = 'PAUSED' where user_id = '${w.paused}'`,
  member(w.trashed, w.admin, 'ADMIN'),
  member(w.space, w.contributor, 'CONTRIBUTOR'),
  member(w.space, w.editor, 'CONTRIBUTOR'),
  `update projects set deleted_at = now() where id = '${w.trashed}'`,
  `insert into pages (id, project_id, kind, schema, title, created_by, edit_mode, deleted_at) values
   ('${w.page}', '${w.project}', 'CHAPTER', 'PROSE', 'Page', '${w.owner}', 'LIVE', null),
   ('${w.trashedPage}', '${w.project}', 'CHAPTER', 'PROSE', 'Trashed', '${w.owner}', 'LIVE', now()),
   ('${w.quietPage}', '${w.project}', 'CHAPTER', 'PROSE', 'Quiet', '${w.owner}', 'PROTECTED', null),
   ('${w.shownPage}', '${w.shown}', 'CHAPTER', 'PROSE', 'Shown', '${w.owner}', 'LIVE', null),
   ('${w.response}', '${w.space}', 'RESPONSE', 'PROSE', 'Answer', '${w.contributor}', 'LIVE', null),
   ('${w.otherPage}', '${w.other}', 'CHAPTER', 'PROSE', 'Elsewhere', '${w.elsewhere}', 'LIVE', null)`,
  `insert into page_versions (id, page_id, number, kind, slice, state, state_vector, content, plain_text, word_count, checksum, created_by)
   values ('${w.version}', '${w.page}', 1, 'NAMED', 0, '\\x00', '\\x00', '{}', 'text', 1, 'sum', '${w.owner}'),
          ('${w.readyVersion}', '${w.page}', 9, 'PUBLISH', 0, '\\x00', '\\x00', '{}', 'text', 1, 'sum', '${w.owner}'),
          ('${w.shownVersion}', '${w.shownPage}', 1, 'PUBLISH', 0, '\\x00', '\\x00', '{}', 'text', 1, 'sum', '${w.owner}')`,
  `insert into editions (version_id, page_id, title, slug, language, asset_ids)
   values ('${w.shownVersion}', '${w.shownPage}', 'Shown', 'shown', 'en', array['${w.shownAsset}']::uuid[])`,
  `update pages set status = 'PUBLISHED', published_version_id = '${w.shownVersion}', published_at = now() where id = '${w.shownPage}'`,
  `insert into planned_publications (page_id, publish_at, planned_by, origin) values
   ('${w.page}', now() + interval '1 day', '${w.owner}', 'https://x')`,
  `insert into moderation_cases (id, page_id) values ('${w.openCase}', '${w.shownPage}')`,
  `insert into moderation_cases (id, page_id, state, note, decided_at) values ('${w.hiddenCase}', '${w.page}', 'HIDDEN', 'x', now())`,
  `insert into content_flags (case_id, reason, details) values ('${w.openCase}', 'SPAM', 'look')`,
  `insert into share_links (id, project_id, access, token_hash, created_by) values ('${w.link}', '${w.project}', 'READ', 'link', '${w.owner}')`,
  `insert into contributions (id, page_id, project_id, kind, status, author_id, base_version_id, base_state_vector, submitted_at) values
   ('${w.draft}', '${w.page}', '${w.project}', 'BRANCH', 'DRAFT', '${w.contributor}', '${w.version}', '\\x00', null),
   ('${w.submitted}', '${w.page}', '${w.project}', 'BRANCH', 'SUBMITTED', '${w.contributor}', '${w.version}', '\\x00', now())`,
  `insert into contributions (id, page_id, project_id, kind, status, slice, author_id, delta, merged_by, merged_at)
   values ('${w.restored}', '${w.page}', '${w.project}', 'RESTORE', 'MERGED', 1, '${w.owner}', '\\x01', '${w.owner}', now())`,
  `insert into page_updates (page_id, contribution_id, author_id, data) values
   ('${w.page}', null, '${w.owner}', '\\x010203'), ('${w.page}', '${w.draft}', '${w.contributor}', '\\x010204')`,
  `insert into page_doc_clients (page_id, client_id, author_kind, user_id) values ('${w.page}', 7, 'HUMAN', '${w.owner}')`,
  `insert into page_revived (page_id, contribution_id, old_client, old_clock, length, new_client, new_clock)
   values ('${w.page}', '${w.restored}', 1, 0, 1, 2, 0)`,
  `insert into page_passages (page_id, block_id, position, text) values ('${w.page}', 'block', 'a0', 'quick brown fox')`,
  `insert into page_references (page_id, kind, target_id, excerpt, times)
   values ('${w.page}', 'PERSON', '${w.owner}', 'ask the owner', 1)`,
  `insert into invitations (id, project_id, email, role, token_hash, invited_by, expires_at)
   values ('${w.invitation}', '${w.project}', 'stranger@example.org', 'EDITOR', 'invitation', '${w.owner}', now() + interval '1 day')`,
  `insert into page_grants (page_id, user_id, access, granted_by)
   values ('${w.page}', '${w.given}', 'EDIT', '${w.owner}')`,
  `insert into access_requests (id, project_id, page_id, user_id, message)
   values ('${w.request}', '${w.project}', '${w.page}', '${w.stranger}', 'Let me in')`,
  `insert into assets (id, project_id, owner_id, kind, mime, byte_size, storage_key, sha256) values
   ('${w.asset}', '${w.project}', '${w.contributor}', 'IMAGE', 'image/png', 1, 'k1', repeat('0', 64)),
   ('${w.avatar}', null, '${w.stranger}', 'AVATAR', 'image/png', 1, 'k2', repeat('0', 64)),
   ('${w.placed}', '${w.project}', '${w.owner}', 'IMAGE', 'image/png', 1, 'k3', repeat('0', 64))`,
  `insert into assets (id, project_id, owner_id, kind, mime, byte_size, storage_key, sha256, scan_status) values
   ('${w.shownAsset}', '${w.shown}', '${w.owner}', 'IMAGE', 'image/png', 1, 'k4', repeat('0', 64), 'CLEAN'),
   ('${w.unshownAsset}', '${w.shown}', '${w.owner}', 'IMAGE', 'image/png', 1, 'k5', repeat('0', 64), 'CLEAN')`,
  `insert into asset_places (asset_id, project_id) values ('${w.placed}', '${w.other}')`,
  `insert into page_favorites (user_id, page_id, position) values ('${w.editor}', '${w.page}', 'a0')`,
  `insert into page_readings (page_id, day, views, likes) values
   ('${w.shownPage}', '2026-01-01', 3, 1), ('${w.page}', '2026-01-01', 3, 1)`,
  `insert into page_visits (user_id, page_id) values ('${w.editor}', '${w.page}')`,
  `insert into api_keys (id, user_id, name, prefix, key_hash, scopes)
   values ('${w.key}', '${w.editor}', 'script', 'ch_aaaaa', 'key', '{read}')`,
  `insert into notifications (id, user_id, type) values ('${w.notification}', '${w.editor}', 'test')`,
  `insert into email_templates (id, code, subject, html, text) values ('${w.template}', 'test', 's', 'h', 't')`,
  `insert into email_messages (id, user_id, to_email, dedupe_key) values ('${w.message}', '${w.editor}', 'editor@example.org', 'k')`,
  `insert into activity_log (category, action, actor_id, project_id, resource_type) values
   ('ACTIVITY', 'page.created', '${w.owner}', '${w.project}', 'page'),
   ('AUDIT', 'visibility.changed', '${w.owner}', '${w.project}', 'project'),
   ('SECURITY', 'login', '${w.editor}', null, 'user')`,
  `insert into system_config (key, value, kind, is_public) values
   ('sign_up', '"open"', 'SETTING', true), ('upload_room.person', '1000000', 'SETTING', false)`,
  `insert into activity_log (category, action, resource_type, resource_id) values
   ('SECURITY', 'user.suspended', 'user', '${w.editor}')`,
]
