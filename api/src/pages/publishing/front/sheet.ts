import { escapeHtml, tag, voidTag } from '@chapterhouse/shared/editor/html/tag'
import type { Looks } from './looks.ts'
import type { Words } from './words.ts'

/** One page for the world: what stands in its head, and its body as HTML. */
export interface SheetParts {
  readonly title: string
  readonly words: Words
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
  const { title, words, description, canonical, looks, cards = [], feed, body } = parts
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
  return `<!doctype html>\n<html lang="${words.language}">\n<head>\n${head.join('\n')}\n</head>\n<body class="reader">\n${body}\n</body>\n</html>\n`
}

/** The way to say that something should not be public. */
export const reportLink = (words: Words, path: string): string =>
  tag('p', tag('a', words.report.link, { href: `${path}/report`, rel: 'nofollow' }))

/** The foot of every page. */
export const foot = (words: Words, ...more: readonly string[]): string =>
  tag('footer', [...more, tag('p', words.writtenWith)].join(''), { class: 'foot' })

/** A moment as a day in words. */
export const dayTag = ({ locale }: Words, at: Date): string => {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return tag('time', day.format(at), { datetime: at.toISOString() })
}

/** Words that most people read in a minute. */
const pace = 230

/** How long somebody reads, in whole minutes. */
export const readingTime = ({ minutes }: Words, count: number): string =>
  minutes(Math.max(1, Math.round(count / pace)))

export const inRow = ({ language }: Words, names: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
