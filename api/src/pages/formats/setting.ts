import { sizeInWords } from '@chapterhouse/shared/editor/blocks/attachment'
import { dayInWords, dayOf } from '@chapterhouse/shared/editor/inline/date'
import { safeHref } from '@chapterhouse/shared/editor/marks/link'
import { type DocMark, type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import type { Manuscript, Remarks } from './manuscript.ts'

/** What every renderer carries along: the page, and what has to be said at the end. */
export interface Setting {
  readonly manuscript: Manuscript
  readonly remarks: Remarks
}

/** Where a link of ours leads from outside the house; null where it leads nowhere. */
export const outsideHref = (href: string | null, origin: string | null): string | null => {
  const safe = safeHref(href)
  if (safe === null || safe.startsWith('#')) return null
  if (!safe.startsWith('/')) return safe
  return origin === null ? null : new URL(safe, origin).href
}

export const hrefOf = (mark: DocMark, { manuscript }: Setting): string | null =>
  outsideHref(textAttr(mark, 'href'), manuscript.origin)

/** A page by its title of today, else by the one it had, and where it is. */
export const pageLinkOf = (
  node: DocNode,
  { manuscript }: Setting,
): { readonly words: string; readonly href: string | null } => {
  const id = textAttr(node, 'id') ?? ''
  const words = manuscript.titles.get(id) || textAttr(node, 'label') || 'Untitled'
  const known = /^[0-9a-f-]{36}$/.test(id)
  return { words, href: known ? outsideHref(`/p/${id}`, manuscript.origin) : null }
}

export const mentionOf = (node: DocNode): string => `@${textAttr(node, 'label') ?? 'somebody'}`

/** A day as the language of the page writes it. */
export const dateOf = (node: DocNode, { manuscript }: Setting): string => {
  const day = dayOf(textAttr(node, 'day'))
  return day === null ? (textAttr(node, 'day') ?? '') : dayInWords(day, manuscript.language)
}

/** What stands for a file or a player on paper. */
export const attachmentOf = (node: DocNode): string => {
  const size = Number(node.attrs?.byteSize)
  const name = textAttr(node, 'name') ?? 'File'
  return Number.isFinite(size) && size > 0 ? `${name} (${sizeInWords(size)})` : name
}

/** What is shown for a picture that is not there: its words, else where it came from. */
export const missingPicture = (node: DocNode): string => {
  const words = textAttr(node, 'alt') || textAttr(node, 'title') || textAttr(node, 'blockedSrc')
  return words ? `[Picture: ${words}]` : '[Picture]'
}

export const say = ({ remarks }: Setting, sentence: string): void => {
  remarks.add(sentence)
}
