import { escapeHtml, tag } from '@chapterhouse/shared/editor/html/tag'
import { isRightToLeftLanguage } from '../../formats/direction.ts'
import { textPath, workPath } from '../address.ts'
import type { Looks } from './looks.ts'
import type { TextLine } from './lookup.ts'
import { dayTag, foot, inRow, readingTime, reportLink, sheet } from './sheet.ts'
import { cardOfText, cardTags } from './show-card.ts'
import type { PublishedText } from './text.ts'
import { type Words, wordsFor } from './words.ts'

export interface TextPageParts {
  readonly line: TextLine
  readonly text: PublishedText
  /** Where the world reaches this house. */
  readonly origin: string
  readonly looks: Looks
}

/** Fewer headings need no table of contents. */
const fewHeadings = 3

const contents = (words: Words, { outline }: PublishedText): string => {
  if (outline.length < fewHeadings) return ''
  const items = outline.map(({ level, text, id }) =>
    tag('li', tag('a', escapeHtml(text), { href: `#${id}` }), { class: `level-${level}` }),
  )
  const list = tag('nav', tag('ol', items.join('')), { 'aria-label': words.contents })
  return tag('details', tag('summary', words.contents) + list, { class: 'outline' })
}

const aboutText = (words: Words, { line }: TextPageParts): string => {
  const parts = [
    ...(line.authors.length > 0
      ? [tag('span', escapeHtml(inRow(words, line.authors)), { class: 'authors' })]
      : []),
    dayTag(words, line.publishedAt),
    tag('span', readingTime(words, line.wordCount)),
  ]
  return tag('p', parts.join(' · '), { class: 'about' })
}

/** What was changed since the day it came out, if that is another day. */
const changedLine = (words: Words, { publishedAt, changedAt }: TextLine): string =>
  publishedAt.toISOString().slice(0, 10) === changedAt.toISOString().slice(0, 10)
    ? ''
    : tag('p', words.changed(dayTag(words, changedAt)))

/** One thanks the writers without an account, and without a script: an anchor says that it was taken. */
const thanks = (words: Words, path: string): string => {
  const button = tag('button', words.like, { type: 'submit' })
  const form = tag('form', button, { method: 'post', action: `${path}/like` })
  const said = tag('p', words.liked, { id: 'liked', role: 'status', tabindex: -1 })
  return tag('div', said + form, { class: 'thanks' })
}

const cardsOf = ({ line, text, origin }: TextPageParts, title: string, canonical: string) =>
  [
    ['og:type', 'article'],
    ['og:title', title],
    ['og:description', line.excerpt],
    ['og:url', canonical],
    ['og:site_name', line.projectTitle],
    ['article:published_time', line.publishedAt.toISOString()],
    ['article:modified_time', line.changedAt.toISOString()],
    ...line.authors.map((name) => ['article:author', name] as const),
    ...(text.picture
      ? ([
          ['og:image', `${origin}${text.picture}`],
          ['twitter:card', 'summary_large_image'],
        ] as const)
      : cardTags(canonical, cardOfText(line))),
  ] as const

/** One published text, as the world reads it. */
export const textPage = (parts: TextPageParts): string => {
  const { line, text, origin, looks } = parts
  const path = textPath(line.pageId, line.slug)
  const canonical = origin + path
  const work = workPath(line.projectId, line.projectTitle)
  const words = wordsFor(line.language)
  const title = line.title || words.untitled
  const dir = isRightToLeftLanguage(line.language) ? 'rtl' : null
  const language = { lang: line.language, dir }
  const article = [
    tag('header', tag('h1', escapeHtml(title), language) + aboutText(words, parts)),
    contents(words, text),
    tag('div', text.html, { class: 'prose', ...language }),
  ]
  const body = [
    tag('header', tag('a', escapeHtml(line.projectTitle), { href: work, rel: 'up' }), {
      class: 'mast',
    }),
    tag('main', tag('article', article.join('\n'))),
    foot(words, thanks(words, path), changedLine(words, line), reportLink(words, path)),
  ]
  return sheet({
    title: `${title} – ${line.projectTitle}`,
    words,
    description: line.excerpt,
    canonical,
    looks,
    cards: cardsOf(parts, title, canonical),
    feed: { title: line.projectTitle, href: `${work}/feed.xml` },
    body: body.join('\n'),
  })
}
