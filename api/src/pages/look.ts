import { escapeHtml } from '@chapterhouse/shared/editor/html/tag'
import { type PageId, pageId } from '@chapterhouse/shared/kernel/id'
import type { Actor, Identify } from '../kernel/actor.ts'
import { type Database, readsOf } from '../kernel/database.ts'
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
  const { title, head } = await parts.db.withUser(actor.userId, async (tx) => {
    const page = await loadPage(readsOf(tx), actor, id)
    return { title: page.title, head: await readPageBytes(tx, id) }
  })
  const text = parts.workshop.run({ kind: 'write-out', head, format: 'preview' })
  return {
    html: inTime(
      text.then((html) => drawn({ id, title, html })),
      parts.patience,
    ),
  }
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

interface Drawn {
  readonly id: PageId
  readonly title: string
  readonly html: string
}

/** As `first-look.js` would draw it. */
const drawn = ({ id, title, html }: Drawn): string =>
  `<div class="first-look" data-page="${id}" role="main">` +
  `<h1>${escapeHtml(title)}</h1><div class="prose">${html}</div></div>`
