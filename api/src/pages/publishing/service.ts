import { insertVersion } from '@chapterhouse/prisma/page-writes'
import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import type { Publication } from '@chapterhouse/shared/publishing/contract'
import type { Actor } from '../../kernel/actor.ts'
import { allow } from '../../kernel/allow.ts'
import { type Database, readsOf, type Tx } from '../../kernel/database.ts'
import { readPageBytes } from '../page-bytes.ts'
import { factsOf } from '../present.ts'
import { loadPage, logPage } from '../service.ts'
import type { Head } from '../workshop/head.ts'
import type { Workshop } from '../workshop/workshop.ts'
import { slugOf } from './address.ts'
import { demandPublishing } from './demand.ts'
import type { Edition } from './edition.ts'
import { dropPlan, findPlan } from './plan.ts'
import { maySeePublication } from './policy.ts'
import { type PublishedRow, presentPublication } from './present.ts'
import { openFront, readFront } from './project-front.ts'
import { demandReleased, findTakedown } from './takedown.ts'

export interface PublishingParts {
  readonly db: Database
  readonly workshop: Workshop
}

export interface PublishWish {
  readonly pageId: PageId
  /** Opens the front of its project too. */
  readonly withProject: boolean
  /** Only if it is planned for this moment. */
  readonly due?: Date
}

/** What the world reads of a page, and whether the page says something else by now. */
export const readPublication = async (
  { db, workshop }: PublishingParts,
  actor: Actor,
  pageId: PageId,
): Promise<Publication> => {
  const known = await db.withUser(actor.userId, async (tx) => {
    const page = await loadPage(readsOf(tx), actor, pageId)
    allow(maySeePublication(factsOf(page)))
    const front = await readFront(tx, actor, page.projectId)
    const row = await publishedRow(tx, pageId)
    const head = row ? await readPageBytes(tx, pageId) : null
    const takedown = await findTakedown(tx, pageId)
    const plan = await findPlan(tx, pageId)
    return { page, front, row, head, takedown, plan }
  })
  const hasChanges =
    known.row && known.head ? await changed(workshop, known.head, known.row) : false
  return presentPublication({ ...known, facts: factsOf(known.page), hasChanges })
}

const changed = (workshop: Workshop, head: Head, { title, content }: PublishedRow) =>
  workshop.run({ kind: 'says-else', head, published: { title, content } })

const publishedRow = async (tx: Tx, pageId: PageId): Promise<PublishedRow | null> => {
  const [row] = await tx.$queryRaw<PublishedRow[]>`
    select p.is_public as "isPublic", e.title, e.slug, e.created_at as "publishedAt", v.content,
           coalesce((select sum(r.views) from page_readings r where r.page_id = p.id), 0)::int as views,
           coalesce((select sum(r.likes) from page_readings r where r.page_id = p.id), 0)::int as likes
    from pages p
    join editions e on e.page_id = p.id and e.version_id = p.published_version_id
    join page_versions v on v.id = e.version_id
    where p.id = ${pageId}::uuid and p.status = 'PUBLISHED'`
  return row ?? null
}

/** Publishes the page as it is now; what was published before stays in its history. A plan is fulfilled with it. */
export const publishPage = async (
  { db, workshop }: PublishingParts,
  actor: Actor,
  { pageId, withProject, due }: PublishWish,
): Promise<void> => {
  const head = await db.withUser(actor.userId, async (tx) => {
    await demandPublishing(tx, actor, { pageId })
    demandReleased(await findTakedown(tx, pageId))
    return readPageBytes(tx, pageId)
  })
  const edition = await workshop.run({ kind: 'edition', head })
  await db.withUser(actor.userId, async (tx) => {
    const { projectId } = await demandPublishing(tx, actor, { pageId })
    demandReleased(await findTakedown(tx, pageId))
    const planned = await dropPlan(tx, pageId, due ?? null)
    allow(planned || !due, 'too_late', 'The plan was changed')
    if (withProject) await openFront(tx, actor, projectId)
    const versionId = await keepEdition(tx, actor, { pageId, edition, slice: head.slice })
    await tx.$executeRaw`
      update pages set status = 'PUBLISHED', published_version_id = ${versionId}::uuid,
             published_at = coalesce(published_at, now())
      where id = ${pageId}::uuid`
    await logPage(tx, actor, { id: pageId, projectId, action: 'page.published' })
  })
}

/** Takes the page from the public; the version stays in its history. */
export const unpublishPage = async (tx: Tx, actor: Actor, pageId: PageId): Promise<void> => {
  const { projectId, status } = await demandPublishing(tx, actor, { pageId })
  if (status !== 'PUBLISHED') return
  await tx.$executeRaw`
    update pages set status = 'DRAFT', published_version_id = null where id = ${pageId}::uuid`
  await logPage(tx, actor, { id: pageId, projectId, action: 'page.unpublished' })
}

interface NewEdition {
  readonly pageId: PageId
  readonly edition: Edition
  readonly slice: number
}

/** Names on a title page; more would fill it. */
const mostAuthors = 12

/** Keeps a version to publish, with its edition; nobody reads it by that alone. */
const keepEdition = async (tx: Tx, actor: Actor, { pageId, edition, slice }: NewEdition) => {
  const { kept, title, excerpt, language, assetIds } = edition
  const { words: wordCount, ...whole } = kept
  const id = newId<'page_versions'>()
  const createdBy = actor.userId
  await insertVersion(tx, { id, pageId, kind: 'PUBLISH', slice, createdBy, wordCount, ...whole })
  await tx.$executeRaw`
    insert into editions (version_id, page_id, title, slug, excerpt, language, asset_ids, author_ids)
    values (${id}::uuid, ${pageId}::uuid, ${title}, ${slugOf(title)}, ${excerpt}, ${language},
            ${uuids(assetIds)}::uuid[], array(
              select c.author_id from contributions c
              where c.page_id = ${pageId}::uuid and c.deleted_at is null and c.status = 'MERGED'
                and c.author_id is not null
              group by c.author_id order by sum(c.inserted_chars) desc, c.author_id
              limit ${mostAuthors}))`
  return id
}

const uuids = (ids: readonly string[]) => `{${ids.join(',')}}`
