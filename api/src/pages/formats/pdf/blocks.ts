import { calloutKindOf } from '@chapterhouse/shared/editor/blocks/callout'
import { isInline } from '@chapterhouse/shared/editor/inline/inline-text'
import { childrenOf, type DocNode, numberAttr, textAttr } from '@chapterhouse/shared/editor/node'
import { byType } from '../by-type.ts'
import { isRightToLeft } from '../direction.ts'
import { readFormula } from '../math/math-tree.ts'
import { toTypstMath, typstString } from '../math/to-typst.ts'
import { headingLevel } from '../outline.ts'
import { attachmentOf, outsideHref, type Setting, say } from '../setting.ts'
import { labelOf, plainText } from '../walk.ts'
import { inlineCode, joined, lineCode } from './inline.ts'
import { pictureCode } from './picture.ts'
import { tableCode } from './table.ts'

/** A renderer's state on its way down; a page can break only outside of every block. */
export interface Place extends Setting {
  readonly inside: boolean
}

/** Blocks one after the other; words that stand between them get a paragraph. */
export const blocksCode = (nodes: readonly DocNode[], place: Place): string => {
  const pieces: string[] = []
  let line: DocNode[] = []
  const endLine = () => {
    if (line.length > 0) pieces.push(`par(${lineCode(line, place)})`)
    line = []
  }
  for (const node of nodes) {
    if (isInline(node)) {
      line.push(node)
      continue
    }
    endLine()
    pieces.push(blockCode(node, place))
  }
  endLine()
  return joined(pieces)
}

const within = (node: DocNode, place: Place): string =>
  blocksCode(childrenOf(node), { ...place, inside: true })

const aligned = (node: DocNode, code: string): string => {
  const align = textAttr(node, 'align')
  if (align === 'center' || align === 'right') return `align(${align}, ${code})`
  return align === 'justify' ? `{set par(justify: true);${code}}` : code
}

const turned = (node: DocNode, code: string): string =>
  isRightToLeft(plainText(node)) ? `{set text(dir: rtl);${code}}` : code

const styles: Readonly<Record<string, string>> = { lead: 'lead', small: 'fine', verse: 'verse' }

const paragraph = (node: DocNode, place: Place): string => {
  if (childrenOf(node).length === 0) return 'blank'
  const style = styles[textAttr(node, 'style') ?? ''] ?? 'par'
  return turned(node, aligned(node, `${style}(${inlineCode(node, place)})`))
}

const heading = (node: DocNode, place: Place): string => {
  if (childrenOf(node).length === 0) return ''
  const level = headingLevel(node)
  return turned(node, aligned(node, `heading(level: ${level}, ${inlineCode(node, place)})`))
}

const codeBlock = (node: DocNode, place: Place): string => {
  const language = textAttr(node, 'language')
  const source = plainText(node)
  const math = language === 'math' ? readFormula(source, true) : null
  if (math) return `$ ${toTypstMath(math)} $`
  if (language === 'math') say(place, 'A formula that could not be set is shown as its source.')
  if (language === 'mermaid') say(place, 'A diagram is shown as its source.')
  const lang = language && language !== 'math' ? `, lang: ${typstString(language)}` : ''
  return `raw(${typstString(source)}, block: true${lang})`
}

const items = (node: DocNode, place: Place): string =>
  childrenOf(node)
    .map((item) => within(item, place))
    .join(', ')

const orderedList = (node: DocNode, place: Place): string => {
  const start = numberAttr(node, 'start') ?? 1
  const from = Number.isInteger(start) && start >= 0 && start < 1e9 ? start : 1
  return `enum(tight: tight, start: ${from}, ${items(node, place)})`
}

const taskList = (node: DocNode, place: Place): string =>
  joined(
    childrenOf(node).map((item) => `task(${item.attrs?.checked === true}, ${within(item, place)})`),
  )

const toggle = (node: DocNode, place: Place): string => {
  const [first, ...rest] = childrenOf(node)
  const inside = { ...place, inside: true }
  return `toggle(${blocksCode(first ? [first] : [], inside)}, ${blocksCode(rest, inside)})`
}

const columns = (node: DocNode, place: Place): string => {
  const shares = childrenOf(node).map((column) => `${numberAttr(column, 'width') ?? 50}fr`)
  return `beside((${shares.join(', ')},), ${items(node, place)})`
}

const attachment = (node: DocNode): string => `fine(emph(${typstString(attachmentOf(node))}))`

const embed = (node: DocNode, place: Place): string => {
  const url = textAttr(node, 'url') ?? ''
  const href = outsideHref(url, place.manuscript.origin)
  return href ? `fine(link(${typstString(href)}))` : `fine(${typstString(url)})`
}

// An empty line of a text has its height; an empty cell has none of its own.
const isBlank = (cell: DocNode): boolean =>
  childrenOf(cell).every((one) => one.type === 'paragraph' && childrenOf(one).length === 0)

const writers: Readonly<Record<string, (node: DocNode, place: Place) => string>> = {
  paragraph,
  heading,
  blockquote: (node, place) => `quote(block: true, ${within(node, place)})`,
  codeBlock,
  horizontalRule: () => 'ornament',
  bulletList: (node, place) => `list(tight: tight, ${items(node, place)})`,
  orderedList,
  taskList,
  callout: (node, place) =>
    `callout(${typstString(calloutKindOf(textAttr(node, 'kind')))}, ${within(node, place)})`,
  toggle,
  columns,
  image: pictureCode,
  attachment,
  embed,
  pageBreak: (_node, place) => (place.inside ? '' : 'pagebreak(weak: true)'),
  tableOfContents: () => 'contents',
  table: (node, place) => tableCode(node, (cell) => (isBlank(cell) ? '[]' : within(cell, place))),
}

const blockCode = (node: DocNode, place: Place): string => {
  const write = byType(writers, node.type)
  if (write) return write(node, place)
  const label = childrenOf(node).length === 0 ? labelOf(node) : null
  return label ? `par(${typstString(label)})` : within(node, place)
}
