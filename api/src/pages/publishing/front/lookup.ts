import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { PageId, ProjectId, VersionId } from '@chapterhouse/shared/kernel/id'
import type { Report } from '@chapterhouse/shared/publishing/report'
import type { Database } from '../../../kernel/database.ts'

// Everything here is asked as nobody: row security lets through what is published, and nothing else.

/** What is published under an address, without its text. */
export interface TextLine {
  readonly pageId: PageId
  readonly versionId: VersionId
  readonly title: string
  readonly slug: string
  readonly excerpt: string
  readonly language: string
  readonly wordCount: number
  readonly publishedAt: Date
  /** When this version was kept. */
  readonly changedAt: Date
  readonly projectId: ProjectId
  readonly projectTitle: string
  /** Names of its writers as they are today, most letters first. */
  readonly authors: readonly string[]
}

/** One text; null when the world may not read it. One small read by its key, at every request. */
export const findText = async (db: Database, id: PageId): Promise<TextLine | null> => {
  const [row] = await db.ask<TextLine>`
    select p.id as "pageId", e.version_id as "versionId", e.title, e.slug, e.excerpt, e.language,
           v.word_count as "wordCount", p.published_at as "publishedAt", e.created_at as "changedAt",
           j.id as "projectId", j.title as "projectTitle", array(
             select a.display_name from unnest(e.author_ids) with ordinality w (id, nth)
             join public_profiles a on a.id = w.id order by w.nth) as authors
    from pages p
    join editions e on e.version_id = p.published_version_id and e.page_id = p.id
    join page_versions v on v.id = e.version_id
    join projects j on j.id = p.project_id
    where p.id = ${id} and p.is_public`
  return row ?? null
}

/** The document of a published version; null when it was taken back a moment ago. */
export const readText = async (db: Database, { versionId }: TextLine): Promise<DocNode | null> => {
  const [row] = await db.ask<{ content: DocNode }>`
    select content from page_versions where id = ${versionId}`
  return row?.content ?? null
}

/** Those of some pages that the world may read. */
export const findPaths = async (db: Database, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db.ask<{ id: PageId; slug: string }>`
        select p.id, e.slug from pages p
        join editions e on e.version_id = p.published_version_id and e.page_id = p.id
        where p.id = any (${ids}::uuid[]) and p.is_public`

/** The front of a project, without its texts. */
export interface WorkLine {
  readonly id: ProjectId
  readonly title: string
  readonly description: string | null
  readonly owner: string | null
  readonly isNewestFirst: boolean
  /** Whatever of it changes, this changes too. */
  readonly state: string
}

export const findWork = async (db: Database, id: ProjectId): Promise<WorkLine | null> => {
  const [row] = await db.ask<WorkLine>`
    select j.id, j.title, j.description, o.display_name as owner,
           coalesce(j.settings ->> 'front_order', '') = 'newest' as "isNewestFirst",
           md5(concat_ws('/', j.settings ->> 'front_order', j.title, j.description, o.display_name, (
             select string_agg(concat_ws(':', p.id, p.published_version_id, p.parent_id, p.position), ',' order by p.id)
             from pages p where p.project_id = j.id and p.is_public))) as state
    from projects j left join public_profiles o on o.id = j.owner_id
    where j.id = ${id} and j.is_public`
  return row ?? null
}

/** A text in the list of its project. */
export interface WorkText {
  readonly pageId: PageId
  readonly parentId: PageId | null
  readonly title: string
  readonly slug: string
  readonly excerpt: string
  readonly language: string
  readonly wordCount: number
  readonly publishedAt: Date
  readonly changedAt: Date
}

/** What is published of a project, in the order of its tree. */
export const listTexts = (db: Database, id: ProjectId): Promise<WorkText[]> =>
  db.ask<WorkText>`
    select p.id as "pageId", p.parent_id as "parentId", e.title, e.slug, e.excerpt, e.language,
           v.word_count as "wordCount", p.published_at as "publishedAt", e.created_at as "changedAt"
    from pages p
    join editions e on e.version_id = p.published_version_id and e.page_id = p.id
    join page_versions v on v.id = e.version_id
    where p.project_id = ${id} and p.is_public
    order by p.position, p.id limit 2000`

/** Every address the world may read, the newest first: as many as one sitemap may hold. */
export const listAll = (db: Database) =>
  db.ask<{ pageId: PageId; slug: string; changedAt: Date }>`
    select p.id as "pageId", e.slug, e.created_at as "changedAt"
    from pages p join editions e on e.version_id = p.published_version_id and e.page_id = p.id
    where p.is_public order by p.published_at desc limit 40000`

export const listWorks = (db: Database) =>
  db.ask<{ id: ProjectId; title: string }>`
    select id, title from projects where is_public order by published_at desc limit 10000`

/** A page, or the front of a project. */
export interface Subject {
  readonly page?: PageId
  readonly project?: ProjectId
}

/** Whether it was public at some time: then it is gone, and not unknown; or moderators hide it. */
export const findPast = async (
  db: Database,
  { page, project }: Subject,
): Promise<{ readonly was: boolean; readonly hidden: boolean }> => {
  const [row] = await db.ask<{ was: boolean; hidden: boolean }>`
    select app.was_published(${page ?? null}, ${project ?? null}) as was,
           app.taken_down(${page ?? null}, ${project ?? null}) as hidden`
  return row ?? { was: false, hidden: false }
}

/** Puts a report into the queue; false where the world does not read it. */
export const keepReport = async (
  db: Database,
  { page, project }: Subject,
  { reason, words }: Report,
): Promise<boolean> => {
  const [row] = await db.ask<{ kept: boolean }>`
    select app.report_content(${page ?? null}, ${project ?? null}, ${reason}, ${words || null}) as kept`
  return row?.kept === true
}
