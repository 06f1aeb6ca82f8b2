import { element, escapeXml } from '../../formats/xml.ts'
import { textPath, workPath } from '../address.ts'
import type { listAll, listWorks } from './lookup.ts'

/** What search engines may look at: what is published, with its pictures and its looks. */
export const robots = (origin: string): string =>
  [
    'User-agent: *',
    'Allow: /texts/',
    'Allow: /works/',
    'Allow: /assets/',
    'Allow: /api/assets/',
    'Disallow: /',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n')

interface SitemapParts {
  readonly origin: string
  readonly texts: Awaited<ReturnType<typeof listAll>>
  readonly works: Awaited<ReturnType<typeof listWorks>>
}

const urlOf = (address: string, changedAt?: Date): string => {
  const changed = changedAt ? element('lastmod', {}, changedAt.toISOString()) : ''
  return element('url', {}, element('loc', {}, escapeXml(address)) + changed)
}

/** Every address the world may read. */
export const sitemap = ({ origin, texts, works }: SitemapParts): string => {
  const urls = [
    ...works.map(({ id, title }) => urlOf(origin + workPath(id, title))),
    ...texts.map(({ pageId, slug, changedAt }) =>
      urlOf(origin + textPath(pageId, slug), changedAt),
    ),
  ]
  const set = element(
    'urlset',
    { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
    urls.join('\n'),
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n${set}\n`
}
