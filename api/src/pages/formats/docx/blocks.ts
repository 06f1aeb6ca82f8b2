import {
  type CalloutKind,
  calloutKindOf,
  calloutNames,
} from '@chapterhouse/shared/editor/blocks/callout'
import { isInline } from '@chapterhouse/shared/editor/inline/inline-text'
import { childrenOf, type DocNode, numberAttr, textAttr } from '@chapterhouse/shared/editor/node'
import { byType } from '../by-type.ts'
import { isRightToLeft } from '../direction.ts'
import { readFormula } from '../math/math-tree.ts'
import { toOmml } from '../math/to-omml.ts'
import { headingLevel } from '../outline.ts'
import { attachmentOf, outsideHref, say } from '../setting.ts'
import { labelOf, plainText } from '../walk.ts'
import { element } from '../xml.ts'
import { bookmarkOf, contentsXml } from './contents.ts'
import type { Draft, Frame } from './draft.ts'
import { inlineXml, lineXml } from './inline.ts'
import { bulletList, firstNumbered, listLevel, listStep } from './numbering.ts'
import { type ParagraphLook, paragraphXml, run, val } from './paragraph.ts'
import { pictureXml } from './picture.ts'
import { tableXml } from './table.ts'

type Write = (node: DocNode, draft: Draft, frame: Frame) => string

/** Blocks one after the other. A table is followed by a little room: two that touch would be one. */
export const blocksXml = (nodes: readonly DocNode[], draft: Draft, frame: Frame): string => {
  const pieces: string[] = []
  let line: DocNode[] = []
  const add = (xml: string) => {
    if (xml) pieces.push(xml.endsWith('</w:tbl>') ? xml + gap : xml)
  }
  const endLine = () => {
    if (line.length > 0) add(paragraphXml(frame, {}, lineXml(line, draft, frame)))
    line = []
  }
  for (const node of nodes) {
    if (isInline(node)) line.push(node)
    else {
      endLine()
      add(blockXml(node, draft, frame))
    }
  }
  endLine()
  return pieces.join('')
}

const gap = `<w:p><w:pPr>${val('pStyle', 'Gap')}</w:pPr></w:p>`

const within: Write = (node, draft, frame) => blocksXml(childrenOf(node), draft, frame)

const inset = (frame: Frame, by: number): Frame => ({
  ...frame,
  left: frame.left + by,
  width: Math.max(frame.width - by, 1_000),
})

const styles: Readonly<Record<string, string>> = { lead: 'Lead', small: 'Small', verse: 'Verse' }

const paragraphWith = (
  node: DocNode,
  { draft, frame }: { readonly draft: Draft; readonly frame: Frame },
  more: ParagraphLook & { readonly before?: string } = {},
): string => {
  const { before = '', ...given } = more
  const look = {
    style: styles[textAttr(node, 'style') ?? ''] ?? null,
    align: textAttr(node, 'align'),
    rightToLeft: isRightToLeft(plainText(node)),
    ...given,
  }
  return paragraphXml(frame, look, before + inlineXml(node, draft, frame))
}

const heading: Write = (node, draft, frame) => {
  const entry = draft.outline.find((one) => one.node === node)
  const words = inlineXml(node, draft, frame)
  const id = entry ? draft.outline.indexOf(entry) + 1 : 0
  const named = entry
    ? `<w:bookmarkStart w:id="${id}" w:name="${bookmarkOf(entry)}"/>${words}<w:bookmarkEnd w:id="${id}"/>`
    : words
  const look = {
    style: `Heading${headingLevel(node)}`,
    align: textAttr(node, 'align'),
    rightToLeft: isRightToLeft(plainText(node)),
  }
  return paragraphXml({ ...frame, left: 0 }, look, named)
}

const codeBlock: Write = (node, draft, frame) => {
  const language = textAttr(node, 'language')
  const source = plainText(node)
  const math = language === 'math' ? readFormula(source, true) : null
  if (math) return paragraphXml(frame, {}, element('m:oMathPara', {}, toOmml(math)))
  if (language === 'math') say(draft, 'A formula that could not be set is shown as its source.')
  if (language === 'mermaid') say(draft, 'A diagram is shown as its source.')
  return paragraphXml(frame, { style: 'CodeBlock' }, run(source))
}

/** Blocks of an item: the first paragraph carries the sign, what follows stands below it. */
const itemXml = (item: DocNode, given: ItemParts): string => {
  const { draft, frame, look, before = '' } = given
  const [first, ...rest] = childrenOf(item)
  const own = { draft, frame }
  const opening =
    first?.type === 'paragraph'
      ? paragraphWith(first, own, { style: 'ListParagraph', ...look, before })
      : paragraphXml(frame, { style: 'ListParagraph', ...look }, before)
  const below = first && first.type !== 'paragraph' ? [first, ...rest] : rest
  return opening + blocksXml(below, draft, frame)
}

interface ItemParts {
  readonly draft: Draft
  readonly frame: Frame
  readonly look: ParagraphLook
  readonly before?: string
}

const inItem = (frame: Frame): Frame => ({
  ...inset(frame, listStep),
  depth: frame.depth + 1,
  style: 'ListParagraph',
})

const listXml = (node: DocNode, draft: Draft, given: { frame: Frame; id: number }): string => {
  const { frame, id } = given
  const level = listLevel(frame.depth)
  return childrenOf(node)
    .map((item) => itemXml(item, { draft, frame: inItem(frame), look: { list: { id, level } } }))
    .join('')
}

const orderedList: Write = (node, draft, frame) => {
  const given = numberAttr(node, 'start') ?? 1
  const start = Number.isInteger(given) && given >= 0 && given < 1e9 ? given : 1
  const id = firstNumbered + draft.lists.length
  draft.lists.push({ id, level: listLevel(frame.depth), start })
  return listXml(node, draft, { frame, id })
}

/** A box that Word lets one tick. */
const checkbox = (done: boolean): string => {
  const states =
    '<w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/><w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/>'
  const box = `<w14:checkbox><w14:checked w14:val="${done ? 1 : 0}"/>${states}</w14:checkbox>`
  const sign = run(
    done ? '☑' : '☐',
    '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>',
  )
  return `<w:sdt><w:sdtPr>${box}</w:sdtPr><w:sdtContent>${sign}</w:sdtContent></w:sdt>${run('\t')}`
}

const taskList: Write = (node, draft, frame) =>
  childrenOf(node)
    .map((item) => {
      const before = checkbox(item.attrs?.checked === true)
      return itemXml(item, { draft, frame: inItem(frame), look: { hanging: listStep }, before })
    })
    .join('')

const calloutColors: Readonly<Record<CalloutKind, string>> = {
  note: '3F5F8A',
  tip: '3D6B45',
  important: '6A4A8C',
  warning: '8A5A12',
  caution: '96322B',
}

const callout: Write = (node, draft, frame) => {
  const kind = calloutKindOf(textAttr(node, 'kind'))
  const color = calloutColors[kind]
  const inside = { ...inset(frame, 240), border: color, style: frame.style ?? 'Callout' }
  const head = paragraphXml(
    inside,
    { style: 'CalloutName', keepNext: true },
    run(calloutNames[kind], val('color', color)),
  )
  return head + within(node, draft, inside)
}

const toggle: Write = (node, draft, frame) => {
  const [first, ...rest] = childrenOf(node)
  const own = { draft, frame }
  const head =
    first?.type === 'paragraph'
      ? paragraphWith(first, own, { style: 'ToggleHead', keepNext: true })
      : blocksXml(first ? [first] : [], draft, frame)
  const inside = { ...inset(frame, 240), style: frame.style ?? 'ToggleText' }
  return head + blocksXml(rest, draft, inside)
}

const embed: Write = (node, draft, frame) => {
  const url = textAttr(node, 'url') ?? ''
  const href = outsideHref(url, draft.manuscript.origin)
  const marks = href ? [{ type: 'link', attrs: { href } }] : []
  return paragraphXml(
    frame,
    { style: 'Small' },
    lineXml([{ type: 'text', text: url, marks }], draft, frame),
  )
}

const contents: Write = (_node, draft, frame) => {
  say(draft, 'Word fills in the page numbers of the contents; in LibreOffice, update the index.')
  return contentsXml(draft.outline, { ...frame, left: 0 })
}

const writers: Readonly<Record<string, Write>> = {
  paragraph: (node, draft, frame) => paragraphWith(node, { draft, frame }),
  heading,
  blockquote: (node, draft, frame) =>
    within(node, draft, { ...inset(frame, 400), style: frame.style ?? 'Quote' }),
  codeBlock,
  horizontalRule: (_node, _draft, frame) =>
    paragraphXml({ ...frame, left: 0 }, { style: 'Rule' }, ''),
  bulletList: (node, draft, frame) => listXml(node, draft, { frame, id: bulletList }),
  orderedList,
  taskList,
  callout,
  toggle,
  columns: (node, draft, frame) => {
    say(draft, 'Columns stand one below the other.')
    return within(node, draft, frame)
  },
  column: within,
  image: pictureXml,
  attachment: (node, draft, frame) => {
    say(draft, 'A file on the page is named; it does not travel along.')
    return paragraphXml(frame, { style: 'Small' }, run(attachmentOf(node)))
  },
  embed,
  pageBreak: () => '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
  tableOfContents: contents,
  table: (node, draft, frame) =>
    tableXml(node, frame, (cell, inside) => within(cell, draft, inside)),
}

const blockXml: Write = (node, draft, frame) => {
  const write = byType(writers, node.type)
  if (write) return write(node, draft, frame)
  const label = childrenOf(node).length === 0 ? labelOf(node) : null
  return label ? paragraphXml(frame, {}, run(label)) : within(node, draft, frame)
}
