import { alignmentOf } from '@chapterhouse/shared/editor/align'
import { headingLevelOf } from '@chapterhouse/shared/editor/blocks/heading'
import type { HtmlWriter, HtmlWriters } from '@chapterhouse/shared/editor/html/setting'
import { escapeHtml, tag, voidTag } from '@chapterhouse/shared/editor/html/tag'
import { attrOf, type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { outlineOf } from '@chapterhouse/shared/editor/outline'
import { toHtml } from '@chapterhouse/shared/editor/to-html'
import { readFormula } from '../../formats/math/math-tree.ts'
import { toMathml } from '../../formats/math/to-mathml.ts'
import { nodesOf, plainText } from '../../formats/walk.ts'

export interface SetText {
  readonly content: DocNode
  /** Where other pages that are published are read, by id. */
  readonly paths: ReadonlyMap<string, string>
}

export interface PublishedText {
  readonly html: string
  readonly outline: readonly {
    readonly level: number
    readonly text: string
    readonly id: string
  }[]
  /** A picture to show beside a link to it, as an address below the house's. */
  readonly picture: string | null
}

/** A formula set by the browser itself; one that cannot be read is its source. */
const formula = (source: string, display: boolean): string | null => {
  const math = readFormula(source, display)
  return math && toMathml(math, source)
}

const codeBlock: HtmlWriter = (node) => {
  const source = plainText(node)
  const math = textAttr(node, 'language') === 'math' ? formula(source, true) : null
  return math
    ? tag('div', math, { class: 'formula' })
    : tag('pre', tag('code', escapeHtml(source)), { tabindex: 0 })
}

const inlineMath: HtmlWriter = (node) => {
  const source = textAttr(node, 'latex') ?? ''
  return formula(source, false) ?? tag('code', escapeHtml(source))
}

/** A link to a page that the world may read; the words alone of any other. */
const pageLink =
  (paths: SetText['paths']): HtmlWriter =>
  (node) => {
    const label = escapeHtml(textAttr(node, 'label') ?? '')
    const href = paths.get(textAttr(node, 'id') ?? '')
    return href === undefined ? label : tag('a', label, { href })
  }

type Inner = (node: DocNode, setting: Parameters<HtmlWriter>[1]) => string

/** The title of the page is the first level. */
const heading =
  (inner: Inner): HtmlWriter =>
  (node, setting) =>
    tag(`h${headingLevelOf(attrOf(node, 'level')) + 1}`, inner(node, setting), {
      id: setting.headingIds.get(node) ?? null,
      'data-align': alignmentOf(attrOf(node, 'align')),
    })

/** What may be wider than the page rolls by itself, also for who has a keyboard alone. */
const table =
  (inner: Inner): HtmlWriter =>
  (node, setting) =>
    tag('div', tag('table', tag('tbody', inner(node, setting))), {
      class: 'tableWrapper',
      tabindex: 0,
      role: 'group',
      'aria-label': 'Table',
    })

const writersFor =
  ({ paths }: SetText) =>
  (inner: Inner): HtmlWriters => ({
    codeBlock,
    inlineMath,
    pageLink: pageLink(paths),
    heading: heading(inner),
    table: table(inner),
    pageBreak: () => voidTag('hr'),
  })

const firstPicture = /<img src="(\/api\/assets\/[0-9a-f-]{36})"/

/** The text as the world reads it: no script, no style of its own, nothing of the program. */
export const setText = (given: SetText): PublishedText => {
  const html = toHtml(given.content, writersFor(given)).replaceAll('<img ', '<img loading="lazy" ')
  const outline = outlineOf(given.content).map(({ level, text, id }) => ({ level, text, id }))
  const picture = firstPicture.exec(html.replaceAll(' loading="lazy"', ''))?.[1] ?? null
  return { html, outline, picture }
}

/** Pages that a text links to. */
export const linkedPages = (content: DocNode): string[] => {
  const links = [...nodesOf(content)].filter(({ type }) => type === 'pageLink')
  return [...new Set(links.flatMap((node) => textAttr(node, 'id') ?? []))]
}
