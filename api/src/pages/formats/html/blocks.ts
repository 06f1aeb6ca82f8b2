import { calloutKindOf, calloutNames } from '@chapterhouse/shared/editor/blocks/callout'
import { isInline } from '@chapterhouse/shared/editor/inline/inline-text'
import { childrenOf, type DocNode, numberAttr, textAttr } from '@chapterhouse/shared/editor/node'
import { byType } from '../by-type.ts'
import { directionOf } from '../direction.ts'
import { readFormula } from '../math/math-tree.ts'
import { toMathml } from '../math/to-mathml.ts'
import { headingLevel } from '../outline.ts'
import { attachmentOf, outsideHref, say } from '../setting.ts'
import { labelOf, plainText } from '../walk.ts'
import { element, escapeXml } from '../xml.ts'
import { inlineHtml, lineHtml } from './inline.ts'
import { pictureHtml } from './picture.ts'
import { entryOf, type Sheet } from './sheet.ts'
import { tableHtml } from './table.ts'

/** Blocks one after the other; words that stand between them get a paragraph. */
export const blocksHtml = (nodes: readonly DocNode[], sheet: Sheet): string => {
  const pieces: string[] = []
  let line: DocNode[] = []
  const endLine = () => {
    if (line.length > 0) pieces.push(element('p', {}, lineHtml(line, sheet)))
    line = []
  }
  for (const node of nodes) {
    if (isInline(node)) line.push(node)
    else {
      endLine()
      pieces.push(blockHtml(node, sheet))
    }
  }
  endLine()
  return pieces.join('\n')
}

const within = (node: DocNode, sheet: Sheet): string => blocksHtml(childrenOf(node), sheet)

const classOf = (...names: readonly (string | null | false)[]): string | null =>
  names.filter(Boolean).join(' ') || null

const alignOf = (node: DocNode): string | null => {
  const align = textAttr(node, 'align')
  return align && ['left', 'center', 'right', 'justify'].includes(align) ? `align-${align}` : null
}

const paragraph = (node: DocNode, sheet: Sheet): string => {
  if (childrenOf(node).length === 0) return element('p', { class: 'blank' }, '\u00a0')
  const style = textAttr(node, 'style')
  const known = style !== null && ['lead', 'small', 'verse'].includes(style) && style
  const attributes = { class: classOf(known, alignOf(node)), dir: directionOf(node) }
  return element('p', attributes, inlineHtml(node, sheet))
}

const heading = (node: DocNode, sheet: Sheet): string => {
  if (childrenOf(node).length === 0) return ''
  const attributes = {
    id: entryOf(node, sheet)?.id ?? null,
    class: classOf(alignOf(node)),
    dir: directionOf(node),
  }
  // The title of the page is the first level.
  return element(`h${headingLevel(node) + 1}`, attributes, inlineHtml(node, sheet))
}

const codeBlock = (node: DocNode, sheet: Sheet): string => {
  const language = textAttr(node, 'language')
  const source = plainText(node)
  const math = language === 'math' ? readFormula(source, true) : null
  if (math) return element('div', { class: 'formula' }, toMathml(math, source))
  if (language === 'math') say(sheet, 'A formula that could not be set is shown as its source.')
  if (language === 'mermaid') say(sheet, 'A diagram is shown as its source.')
  const known = language && /^[\w.+#-]{1,40}$/.test(language) ? `language-${language}` : null
  return element('pre', {}, element('code', { class: known }, escapeXml(source)))
}

const orderedList = (node: DocNode, sheet: Sheet): string => {
  const start = numberAttr(node, 'start') ?? 1
  const from = Number.isInteger(start) && start >= 0 && start < 1e9 && start !== 1 ? start : null
  return element('ol', { start: from }, within(node, sheet))
}

const taskItem = (node: DocNode, sheet: Sheet): string => {
  const done = node.attrs?.checked === true
  const sign = element(
    'span',
    { class: 'box', role: 'img', 'aria-label': done ? 'done' : 'open' },
    done ? '☑' : '☐',
  )
  return element('li', {}, `${sign}${element('div', {}, within(node, sheet))}`)
}

const callout = (node: DocNode, sheet: Sheet): string => {
  const kind = calloutKindOf(textAttr(node, 'kind'))
  const name = element('p', { class: 'callout-name' }, calloutNames[kind])
  return element('aside', { class: `callout ${kind}` }, `${name}${within(node, sheet)}`)
}

/** Open, so that nothing is hidden in a book or on paper. */
const toggle = (node: DocNode, sheet: Sheet): string => {
  const [first, ...rest] = childrenOf(node)
  const words = first ? inlineHtml(first, sheet) : ''
  if (sheet.epub) {
    const top = first ? blocksHtml([first], sheet) : ''
    return element('div', { class: 'toggle' }, top + blocksHtml(rest, sheet))
  }
  return element(
    'details',
    { open: 'open' },
    element('summary', {}, words || ' ') + blocksHtml(rest, sheet),
  )
}

const column = (node: DocNode, sheet: Sheet): string => {
  const width = numberAttr(node, 'width')
  const style = width && width >= 10 && width <= 90 ? `flex: ${Math.round(width)} 1 0` : null
  return element('div', { class: 'column', style }, within(node, sheet))
}

const embed = (node: DocNode, sheet: Sheet): string => {
  const url = textAttr(node, 'url') ?? ''
  const href = outsideHref(url, sheet.manuscript.origin)
  const words = escapeXml(url)
  return element('p', { class: 'small' }, href ? element('a', { href }, words) : words)
}

const contents = (_node: DocNode, sheet: Sheet): string => {
  const lines = sheet.outline
    .filter(({ level }) => level <= 3)
    .map((entry) => {
      const link = element('a', { href: sheet.headingHref(entry) }, escapeXml(entry.text))
      return element('li', { class: `level-${entry.level}` }, link)
    })
  if (lines.length === 0) return ''
  return element('nav', { class: 'contents', role: 'doc-toc' }, element('ul', {}, lines.join('')))
}

const block =
  (name: string) =>
  (node: DocNode, sheet: Sheet): string =>
    element(name, {}, within(node, sheet))

const writers: Readonly<Record<string, (node: DocNode, sheet: Sheet) => string>> = {
  paragraph,
  heading,
  blockquote: block('blockquote'),
  codeBlock,
  horizontalRule: () => '<hr/>',
  bulletList: block('ul'),
  orderedList,
  listItem: block('li'),
  taskList: (node, sheet) => element('ul', { class: 'tasks' }, within(node, sheet)),
  taskItem,
  callout,
  toggle,
  columns: (node, sheet) => element('div', { class: 'columns' }, within(node, sheet)),
  column,
  image: pictureHtml,
  attachment: (node) => element('p', { class: 'small' }, escapeXml(attachmentOf(node))),
  embed,
  pageBreak: () => element('div', { class: 'page-break' }, '\u00a0'),
  tableOfContents: contents,
  table: (node, sheet) => tableHtml(node, (cell) => within(cell, sheet)),
}

const blockHtml = (node: DocNode, sheet: Sheet): string => {
  const write = byType(writers, node.type)
  if (write) return write(node, sheet)
  const label = childrenOf(node).length === 0 ? labelOf(node) : null
  return label ? element('p', {}, escapeXml(label)) : element('div', {}, within(node, sheet))
}

/** The notes of a sheet, each with its way back. */
export const notesHtml = (sheet: Sheet): string => {
  if (sheet.notes.length === 0) return ''
  const items = sheet.notes.map((words, index) => {
    const number = index + sheet.firstNote
    const back = element(
      'a',
      { href: `#noteref-${number}`, role: 'doc-backlink', 'aria-label': `Back to ${number}` },
      '↩',
    )
    const type = sheet.epub ? 'footnote' : null
    return element('li', { id: `note-${number}`, 'epub:type': type }, `<p>${words} ${back}</p>`)
  })
  const list = element('ol', { start: sheet.firstNote }, items.join(''))
  const type = sheet.epub ? 'footnotes' : null
  return element('section', { class: 'notes', role: 'doc-endnotes', 'epub:type': type }, list)
}
