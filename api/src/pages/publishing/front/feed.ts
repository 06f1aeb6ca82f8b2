import { element, escapeXml } from '../../formats/xml.ts'
import { textPath, workPath } from '../address.ts'
import type { WorkLine, WorkText } from './lookup.ts'

/** Entries a feed holds: readers keep what came before. */
const mostEntries = 50

export interface FeedParts {
  readonly work: WorkLine
  readonly texts: readonly WorkText[]
  readonly origin: string
}

const entry = (text: WorkText, origin: string): string =>
  element(
    'entry',
    {},
    [
      element('id', {}, `urn:uuid:${text.pageId}`),
      element('title', {}, escapeXml(text.title || 'Untitled')),
      element('link', { rel: 'alternate', href: origin + textPath(text.pageId, text.slug) }, ''),
      element('published', {}, text.publishedAt.toISOString()),
      element('updated', {}, text.changedAt.toISOString()),
      element('summary', {}, escapeXml(text.excerpt)),
    ].join(''),
  )

/** What is new in a project, as Atom (RFC 4287), the newest first. */
export const atomFeed = ({ work, texts, origin }: FeedParts): string => {
  const newest = texts
    .toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
    .slice(0, mostEntries)
  const changes = texts.map(({ changedAt }) => changedAt.getTime())
  const path = origin + workPath(work.id, work.title)
  const parts = [
    element('id', {}, `urn:uuid:${work.id}`),
    element('title', {}, escapeXml(work.title)),
    ...(work.description ? [element('subtitle', {}, escapeXml(work.description))] : []),
    element('link', { rel: 'alternate', type: 'text/html', href: path }, ''),
    element('link', { rel: 'self', type: 'application/atom+xml', href: `${path}/feed.xml` }, ''),
    element('updated', {}, new Date(Math.max(0, ...changes)).toISOString()),
    element('author', {}, element('name', {}, escapeXml(work.owner ?? work.title))),
    ...newest.map((text) => entry(text, origin)),
  ]
  const feed = element('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, `\n${parts.join('\n')}\n`)
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`
}
