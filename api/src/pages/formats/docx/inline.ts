import { childrenOf, type DocMark, type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { byType } from '../by-type.ts'
import { isRightToLeft } from '../direction.ts'
import { readFormula } from '../math/math-tree.ts'
import { toOmml } from '../math/to-omml.ts'
import { groundColor, letterColor } from '../palette.ts'
import { dateOf, hrefOf, mentionOf, pageLinkOf, say } from '../setting.ts'
import { labelOf } from '../walk.ts'
import { element } from '../xml.ts'
import type { Draft, Frame } from './draft.ts'
import { paragraphXml, run, val } from './paragraph.ts'

/** Properties of a run in the order the format demands; a mark fills its own slots. */
const order = [
  'style',
  'fonts',
  'bold',
  'italic',
  'strike',
  'color',
  'underline',
  'ground',
  'vertical',
]

type Slots = Readonly<Record<string, string>>

const fixed: Readonly<Record<string, Slots>> = {
  bold: { bold: '<w:b/><w:bCs/>' },
  italic: { italic: '<w:i/><w:iCs/>' },
  underline: { underline: val('u', 'single') },
  strike: { strike: '<w:strike/>' },
  code: { style: val('rStyle', 'Code') },
  subscript: { vertical: val('vertAlign', 'subscript') },
  superscript: { vertical: val('vertAlign', 'superscript') },
  link: { style: val('rStyle', 'Hyperlink') },
}

const slotsOf = (mark: DocMark): Slots => {
  if (mark.type === 'highlight') {
    const fill = groundColor(mark.attrs?.color)
    return { ground: `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>` }
  }
  const color = mark.type === 'textColor' ? letterColor(mark.attrs?.color) : null
  return color ? { color: val('color', color) } : (byType(fixed, mark.type) ?? {})
}

const propertiesOf = (marks: readonly DocMark[], text: string): string => {
  const slots: Slots = Object.assign({}, ...marks.map(slotsOf))
  const written = order.map((name) => slots[name] ?? '').join('')
  return written + (isRightToLeft(text) ? '<w:rtl/>' : '')
}

const linked = (href: string | null, runs: string, frame: Frame): string =>
  href === null
    ? runs
    : element(
        'w:hyperlink',
        { 'r:id': frame.relations.to(href, 'hyperlink'), 'w:history': 1 },
        runs,
      )

const words = (text: string, node: DocNode): string =>
  run(text, propertiesOf(node.marks ?? [], text))

const footnote = (node: DocNode, draft: Draft, frame: Frame): string => {
  const id = draft.notes.push('')
  const inside: Frame = {
    ...frame,
    relations: draft.noteLinks,
    left: 0,
    style: 'FootnoteText',
    border: null,
  }
  const sign = `<w:r><w:rPr>${val('rStyle', 'FootnoteReference')}</w:rPr><w:footnoteRef/></w:r>${run(' ')}`
  draft.notes[id - 1] = paragraphXml(inside, {}, sign + inlineXml(node, draft, inside))
  return `<w:r><w:rPr>${val('rStyle', 'FootnoteReference')}</w:rPr><w:footnoteReference w:id="${id}"/></w:r>`
}

const formula = (node: DocNode, draft: Draft): string => {
  const latex = textAttr(node, 'latex') ?? ''
  const math = readFormula(latex, false)
  if (math) return toOmml(math)
  say(draft, 'A formula that could not be set is shown as its source.')
  return run(latex, val('rStyle', 'Code'))
}

const pageLink = (node: DocNode, draft: Draft, frame: Frame): string => {
  const { words: title, href } = pageLinkOf(node, draft)
  return linked(href, run(title, href ? val('rStyle', 'Hyperlink') : ''), frame)
}

type Write = (node: DocNode, draft: Draft, frame: Frame) => string

const writers: Readonly<Record<string, Write>> = {
  hardBreak: () => '<w:r><w:br/></w:r>',
  footnote: (node, draft, frame) =>
    // A note in a note has no place in the format: its words stand in brackets.
    frame.relations === draft.noteLinks
      ? `${run(' [')}${inlineXml(node, draft, frame)}${run(']')}`
      : footnote(node, draft, frame),
  inlineMath: formula,
  mention: (node) => words(mentionOf(node), node),
  pageLink,
  date: (node, draft) => words(dateOf(node, draft), node),
}

const writeInline: Write = (node, draft, frame) => {
  const link = node.marks?.find(({ type }) => type === 'link')
  const href = link ? hrefOf(link, draft) : null
  // The words of a link that leads nowhere are words.
  const marks = (node.marks ?? []).filter((mark) => mark !== link || href !== null)
  const own = (): string => {
    if (node.text !== undefined) return words(node.text, { ...node, marks })
    const write = byType(writers, node.type)
    if (write) return write(node, draft, frame)
    return childrenOf(node).length > 0
      ? inlineXml(node, draft, frame)
      : words(labelOf(node) ?? '', node)
  }
  return linked(href, own(), frame)
}

/** The runs of the line inside a block. */
export const inlineXml = (node: DocNode, draft: Draft, frame: Frame): string =>
  lineXml(childrenOf(node), draft, frame)

/** The runs of nodes of a line. */
export const lineXml = (nodes: readonly DocNode[], draft: Draft, frame: Frame): string =>
  nodes.map((node) => writeInline(node, draft, frame)).join('')
