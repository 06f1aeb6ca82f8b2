import { escapeHtml } from '@chapterhouse/shared/editor/html/tag'
import { type PageId, pageId } from '@chapterhouse/shared/kernel/id'
import type { Actor, Identify } from '../kernel/actor.ts'
import type { Database } from '../kernel/database.ts'
import type { Look, LookAt } from '../kernel/look.ts'
import { readPageBytes } from './page-bytes.ts'
import { loadPage } from './service.ts'
import type { Workshop } from './workshop/workshop.ts'

export interface LookParts {
  readonly db: Database
  readonly workshop: Workshop
  readonly identify: Identify
  /** Milliseconds after which the text is left to the program; it has not begun to wait by then. */
  readonly patience?: number
}

interface Titled {
  readonly id: PageId
  readonly title: string
}

const address = /^\/p\/([^/]+)\/?$/

/** The text of a page, for reading while the editor that will hold it is on its way. */
export const pageLook = (parts: LookParts): LookAt => {
  return async (request) => {
    const id = pageId.safeParse(address.exec(request.path)?.[1])
    if (!id.success) return null
    const actor = await parts.identify(request)
    return actor && lookAtPage(parts, actor, id.data)
  }
}

const lookAtPage = async (parts: LookParts, actor: Actor, id: PageId): Promise<Look> => {
  const { title } = await loadPage(parts.db.hot, actor, id)
  return { html: inTime(draw(parts, actor, { id, title }), parts.patience) }
}

/** As `first-look.js` would draw it. */
const draw = async (parts: LookParts, actor: Actor, { id, title }: Titled): Promise<string> => {
  const head = await parts.db.withUser(actor.userId, (tx) => readPageBytes(tx, id))
  const html = await parts.workshop.run({ kind: 'write-out', head, format: 'preview' })
  return (
    `<div class="first-look" data-page="${id}" role="main">` +
    `<h1>${escapeHtml(title)}</h1><div class="prose">${html}</div></div>`
  )
}

const inTime = (html: Promise<string>, patience = 1_500): Promise<string> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, patience, '')
  })
  // A workshop that is busy, or a document that cannot be read.
  const made = html.catch(() => '')
  return Promise.race([made, late]).finally(() => clearTimeout(timer))
}
