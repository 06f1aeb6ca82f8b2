import { escapeHtml, tag } from '@chapterhouse/shared/editor/html/tag'
import { textPath, workPath } from '../address.ts'
import type { Looks } from './looks.ts'
import type { WorkLine, WorkText } from './lookup.ts'
import { dayTag, foot, readingTime, reportLink, sheet } from './sheet.ts'
import { cardOfWork, cardTags } from './show-card.ts'
import { type Words, wordsForAll } from './words.ts'

export interface WorkPageParts {
  readonly work: WorkLine
  readonly texts: readonly WorkText[]
  readonly origin: string
  readonly looks: Looks
}

/** Below whom a text is listed: what lies under a page that is not public stands at the top. */
const placesOf = (texts: readonly WorkText[]): ReadonlyMap<string | null, readonly WorkText[]> => {
  const here = new Set<string>(texts.map(({ pageId }) => pageId))
  return Map.groupBy(texts, ({ parentId }) => (parentId && here.has(parentId) ? parentId : null))
}

const entry = (words: Words, text: WorkText, below: string): string => {
  const link = tag('a', escapeHtml(text.title || words.untitled), {
    href: textPath(text.pageId, text.slug),
    lang: text.language,
  })
  const about = [
    dayTag(words, text.publishedAt),
    tag('span', readingTime(words, text.wordCount)),
  ].join(' · ')
  return tag(
    'li',
    tag('h2', link) +
      tag('p', escapeHtml(text.excerpt), { class: 'excerpt', lang: text.language, dir: 'auto' }) +
      tag('p', about, { class: 'about' }) +
      below,
  )
}

const listOf = (
  words: Words,
  places: ReturnType<typeof placesOf>,
  parent: string | null,
): string => {
  const texts = places.get(parent) ?? []
  if (texts.length === 0) return ''
  const items = texts.map((text) => entry(words, text, listOf(words, places, text.pageId)))
  return tag('ol', items.join('\n'), { class: 'texts' })
}

const newestOf = (words: Words, texts: readonly WorkText[]): string => {
  const sorted = texts.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
  return listOf(words, new Map([[null, sorted]]), null)
}

/** The front of a project: what it is, and everything of it that is published. */
export const workPage = ({ work, texts, origin, looks }: WorkPageParts): string => {
  const path = workPath(work.id, work.title)
  const words = wordsForAll(texts.map(({ language }) => language))
  const title = escapeHtml(work.title)
  const about = work.description?.trim() ?? ''
  const head = [
    tag('h1', title, { dir: 'auto' }),
    ...(about ? [tag('p', escapeHtml(about), { class: 'lead', dir: 'auto' })] : []),
    ...(work.owner ? [tag('p', escapeHtml(work.owner), { class: 'about' })] : []),
  ]
  const list = work.isNewestFirst ? newestOf(words, texts) : listOf(words, placesOf(texts), null)
  const empty = tag('p', words.empty, { class: 'empty' })
  const feed = tag('p', tag('a', words.feed, { href: `${path}/feed.xml` }))
  return sheet({
    title: work.title,
    words,
    description: about.replace(/\s+/g, ' ').slice(0, 200),
    canonical: origin + path,
    looks,
    cards: [
      ['og:type', 'website'],
      ['og:title', work.title],
      ['og:description', about.slice(0, 200)],
      ['og:url', origin + path],
      ...cardTags(origin + path, cardOfWork(work)),
    ],
    feed: { title: work.title, href: `${path}/feed.xml` },
    body: [
      tag('main', tag('header', head.join('')) + (list || empty)),
      foot(words, feed, reportLink(words, path)),
    ].join('\n'),
  })
}
