import { childrenOf } from '@chapterhouse/shared/editor/node'
import { isRightToLeftLanguage } from '../direction.ts'
import type { Manuscript, Picture, Rendered } from '../manuscript.ts'
import { outlineOf } from '../outline.ts'
import { element, escapeXml } from '../xml.ts'
import { blocksHtml, notesHtml } from './blocks.ts'
import type { Sheet } from './sheet.ts'
import { bookStyle, screenStyle } from './style.ts'

const inlined = ({ mime, bytes }: Picture): string =>
  `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`

/** The names of the writers below the title; nothing when nobody is named. */
export const byline = ({ authors, language }: Manuscript): string =>
  authors.length === 0
    ? ''
    : element(
        'p',
        { class: 'byline' },
        escapeXml(new Intl.ListFormat(language, { type: 'unit' }).format(authors)),
      )

const sheetOf = (manuscript: Manuscript): Sheet => ({
  manuscript,
  remarks: new Set<string>(),
  epub: false,
  addressOf: (src) => {
    const picture = manuscript.pictures.get(src)
    return picture ? inlined(picture) : null
  },
  outline: outlineOf(manuscript.content),
  headingHref: ({ id }) => `#${id}`,
  notes: [],
  firstNote: 1,
})

/** One file of HTML that needs nothing else: pictures and style are in it, scripts are not. */
export const webPage = (manuscript: Manuscript): Rendered => {
  const sheet = sheetOf(manuscript)
  const title = escapeXml(manuscript.title || 'Untitled')
  const body = blocksHtml(childrenOf(manuscript.content), sheet)
  const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
  const head = [
    '<meta charset="utf-8"/>',
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    `<title>${title}</title>`,
    ...manuscript.authors.map((content) => element('meta', { name: 'author', content })),
    `<style>${bookStyle}${screenStyle}</style>`,
  ]
  const dir = isRightToLeftLanguage(manuscript.language) ? 'rtl' : null
  const parts = [`<header><h1>${title}</h1>${byline(manuscript)}</header>`, body, notesHtml(sheet)]
  const inside = `<head>${head.join('\n')}</head>\n<body>\n${parts.join('\n')}\n</body>`
  const html = `<!doctype html>\n${element('html', { lang: manuscript.language, dir }, inside)}\n`
  return { bytes: Buffer.from(html), remarks: [...sheet.remarks] }
}
