import { assetSrc } from '@chapterhouse/shared/editor/blocks/image'
import { documentJson, titleOf } from '@chapterhouse/shared/editor/document'
import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'
import { replay } from '@chapterhouse/shared/sync/replay'
import { languageOf } from '../formats/language.ts'
import { nodesOf, plainText } from '../formats/walk.ts'
import type { Head } from '../workshop/head.ts'
import { type Kept, keptOf } from '../workshop/reading.ts'
import { TaskRefusal } from '../workshop/task-refusal.ts'

/** A page as it is published: the whole version, and what stands beside its text. */
export interface Edition {
  readonly kept: Kept
  readonly title: string
  /** The first words, for those who show a link to it. */
  readonly excerpt: string
  /** BCP 47, as far as the text tells. */
  readonly language: string
  /** Uploads that the text shows. */
  readonly assetIds: readonly string[]
}

/** Characters of an excerpt, as those cut them who show it. */
const excerptLength = 200

/** The first words, whole ones, in one line. */
export const excerptOf = (text: string): string => {
  const line = text.replaceAll('\0', '\ufffd').replace(/\s+/g, ' ').trim()
  if (line.length <= excerptLength) return line
  const cut = line.slice(0, excerptLength)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > 100 ? space : excerptLength - 1).replace(/[\s,;:–—-]+$/, '')}…`
}

/** What people wrote as sentences, as far as there are any: no notes, tables or code. */
const sentencesOf = (content: DocNode): string =>
  childrenOf(content)
    .filter(({ type }) => type === 'paragraph' || type === 'blockquote')
    .map(plainText)
    .join(' ')

/** The uploads a text shows or offers; what it takes from elsewhere is never loaded. */
export const assetsIn = (content: DocNode): string[] => {
  const paths = [...nodesOf(content)].map(({ attrs }) => assetSrc(attrs?.src))
  const ids = paths.flatMap((path) => path?.split('/').at(-1) ?? [])
  return [...new Set(ids)]
}

/** What a page says now, set apart from the page; refused where there is nothing to read. */
export const editionOf = (head: Head): Edition => {
  const { doc } = replay(head.stored, head.rows)
  const kept = keptOf(doc)
  const assetIds = assetsIn(kept.content)
  if (kept.plainText.trim() === '' && assetIds.length === 0) {
    throw new TaskRefusal('conflict', 'There is nothing on the page yet')
  }
  const title = titleOf(doc).replaceAll('\0', '\ufffd').slice(0, 300)
  const excerpt = excerptOf(sentencesOf(kept.content).trim() || kept.plainText)
  const language = languageOf(`${title}\n${kept.plainText}`)
  return { kept, title, excerpt, language, assetIds }
}

/** Whether a page says anything else than what was published of it. */
export const saysElse = (head: Head, published: { title: string; content: DocNode }): boolean => {
  const { doc } = replay(head.stored, head.rows)
  return titleOf(doc) !== published.title || !isSame(documentJson(doc), published.content)
}

// the database keeps the keys of an object in an order of its own, and leaves out what is undefined
const isSame = (one: unknown, other: unknown): boolean => {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => isSame(Reflect.get(one, key), Reflect.get(other, key)))
}
