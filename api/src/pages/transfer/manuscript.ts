import type { DocNode } from '@chapterhouse/shared/editor/node'
import { toText } from '@chapterhouse/shared/editor/to-text'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { readPictures } from '../../assets/pictures/service.ts'
import type { Actor } from '../../kernel/actor.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { languageOf } from '../formats/language.ts'
import type { Manuscript } from '../formats/manuscript.ts'
import { nodesOf } from '../formats/walk.ts'
import { readPageBytes } from '../page-bytes.ts'
import { loadPage } from '../service.ts'
import type { TransferParts } from './parts.ts'

/** Names on a title page; more would fill it. */
const mostAuthors = 12

interface Name {
  readonly name: string
}

/** Who wrote the page, most letters first; who made it where nothing is counted yet. */
const authorsOf = async (tx: Tx, pageId: PageId): Promise<string[]> => {
  const rows = await tx.$queryRaw<Name[]>`
    select p.display_name as name
    from contributions c join public_profiles p on p.id = c.author_id
    where c.page_id = ${pageId}::uuid and c.deleted_at is null and c.status = 'MERGED'
    group by p.id, p.display_name order by sum(c.inserted_chars) desc, p.id limit ${mostAuthors}`
  if (rows.length > 0) return rows.map(({ name }) => name)
  const [creator] = await tx.$queryRaw<Name[]>`
    select p.display_name as name from pages g join public_profiles p on p.id = g.created_by
    where g.id = ${pageId}::uuid`
  return creator ? [creator.name] : []
}

const attributesOf = (content: DocNode, type: string, name: string): string[] => {
  const found = [...nodesOf(content)].filter((node) => node.type === type)
  const values = found.map(({ attrs }) => attrs?.[name])
  return [...new Set(values.filter((value) => typeof value === 'string'))]
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Titles of today of the pages this one links to; of what the person may not know, none. */
const titlesOf = async (tx: Tx, content: DocNode): Promise<ReadonlyMap<string, string>> => {
  const ids = attributesOf(content, 'pageLink', 'id').filter((id) => uuid.test(id))
  if (ids.length === 0) return new Map()
  const rows = await tx.page.findMany({
    where: { id: { in: ids }, deletedAt: null },
    select: { id: true, title: true },
  })
  return new Map(rows.map(({ id, title }) => [id, title]))
}

export interface ManuscriptWish {
  readonly pageId: PageId
  /** Where people reach this house. */
  readonly origin: string
}

/** A page as it is now, with everything a renderer needs of it. */
export const readManuscript = async (
  { db, workshop, pictures, clock }: TransferParts,
  actor: Actor,
  { pageId, origin }: ManuscriptWish,
): Promise<Manuscript> => {
  const { head, authors } = await db.withUser(actor.userId, async (tx) => {
    await loadPage(readsOf(tx), actor, pageId)
    return { head: await readPageBytes(tx, pageId), authors: await authorsOf(tx, pageId) }
  })
  const { title, content } = await workshop.run({ kind: 'read', head })
  const titles = await db.withUser(actor.userId, (tx) => titlesOf(tx, content))
  const found = await readPictures(pictures, actor, attributesOf(content, 'image', 'src'))
  const language = languageOf(`${title}\n${toText(content)}`)
  const at = clock.now()
  return { title, authors, content, language, pictures: found, titles, origin, at }
}
