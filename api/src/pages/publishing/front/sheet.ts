import { escapeHtml, tag, voidTag } from '@chapterhouse/shared/editor/html/tag'
import type { Looks } from './looks.ts'

/** One page for the world: what stands in its head, and its body as HTML. */
export interface SheetParts {
  readonly title: string
  readonly description: string
  /** Where it is read, whole: the one address search engines are to keep; null for none. */
  readonly canonical: string | null
  readonly looks: Looks
  /** Open Graph and the like, by property. */
  readonly cards?: readonly (readonly [property: string, content: string])[]
  readonly feed?: { readonly title: string; readonly href: string }
  readonly body: string
}

const meta = (name: string, content: string) => voidTag('meta', { name, content })
const link = (attributes: Record<string, string | boolean>) => voidTag('link', attributes)

const dress = ({ style, font }: Looks): string[] => [
  ...(font
    ? [link({ rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: font })]
    : []),
  ...(style ? [link({ rel: 'stylesheet', href: style })] : []),
]

/** A whole page: complete without a script, and without its style. */
export const sheet = (parts: SheetParts): string => {
  const { title, description, canonical, looks, cards = [], feed, body } = parts
  const head = [
    '<meta charset="utf-8">',
    meta('viewport', 'width=device-width, initial-scale=1'),
    meta('color-scheme', 'light dark'),
    tag('title', escapeHtml(title)),
    ...(description ? [meta('description', description)] : []),
    ...(canonical ? [link({ rel: 'canonical', href: canonical })] : [meta('robots', 'noindex')]),
    ...cards.map(([property, content]) => voidTag('meta', { property, content })),
    ...(feed ? [link({ rel: 'alternate', type: 'application/atom+xml', ...feed })] : []),
    link({ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }),
    ...dress(looks),
  ]
  return `<!doctype html>\n<html lang="en">\n<head>\n${head.join('\n')}\n</head>\n<body class="reader">\n${body}\n</body>\n</html>\n`
}

/** The way to say that something should not be public. */
export const reportLink = (path: string): string =>
  tag('p', tag('a', 'Report', { href: `${path}/report`, rel: 'nofollow' }))

/** The foot of every page. */
export const foot = (...more: readonly string[]): string =>
  tag('footer', [...more, tag('p', 'Written with Chapterhouse')].join(''), { class: 'foot' })

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** A moment as a day in words. */
export const dayTag = (at: Date): string =>
  tag('time', day.format(at), { datetime: at.toISOString() })

/** Words that most people read in a minute. */
const pace = 230

/** How long somebody reads, in whole minutes. */
export const readingTime = (words: number): string =>
  `${Math.max(1, Math.round(words / pace))} min read`

export const inRow = (names: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
