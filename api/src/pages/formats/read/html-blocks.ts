import { calloutKindOf } from '@chapterhouse/shared/editor/blocks/callout'
import { codeLanguage } from '@chapterhouse/shared/editor/blocks/code-block'
import { columnWidth } from '@chapterhouse/shared/editor/blocks/columns'
import { imageAlignment } from '@chapterhouse/shared/editor/blocks/image'
import type { DocMark, DocNode } from '@chapterhouse/shared/editor/node'
import { captionType, joinNeighbours, listDepth, nestInto } from './html-joins.ts'
import {
  type HtmlReading,
  isBox,
  latexOf,
  noteStyle,
  readLine,
  splitBox,
  trimmed,
} from './html-line.ts'
import { block, filled, listBlocks } from './html-list.ts'
import { addMarks, marksOf } from './html-marks.ts'
import { readTable } from './html-table.ts'
import { elementsOf, type HtmlElement, type HtmlPart, isPart, lettersOf } from './html-tree.ts'

/** Where blocks are read: the marks around them, and how deep in other blocks they lie. */
export interface BlockPlace {
  readonly reading: HtmlReading
  readonly marks: readonly DocMark[]
  readonly depth: number
}

/** Deeper lists and quotes lose the nesting, never the text. */
const deepest = 12

const blockTags = new Set(
  'html body p div section article header footer main aside nav figure figcaption h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr table details summary address center fieldset form caption tr td th tbody thead tfoot'.split(
    ' ',
  ),
)

/** A formula on a line of its own is a block; one in a line is a word of it. */
const isShownFormula = (element: HtmlElement): boolean =>
  element.tag === 'math' &&
  element.attributes.get('display') === 'block' &&
  latexOf(element) !== null

const holdsBlocks = (element: HtmlElement): boolean =>
  [...elementsOf(element.children)].some((one) => blockTags.has(one.tag) || isShownFormula(one))

const isBlockPart = (element: HtmlElement): boolean =>
  !isBox(element) && (blockTags.has(element.tag) || isShownFormula(element) || holdsBlocks(element))

/** A finished line as blocks: a picture ends the paragraph before it and starts the next. */
const lineBlocks = (line: readonly DocNode[]): DocNode[] => {
  const blocks: DocNode[] = []
  let run: DocNode[] = []
  const endRun = () => {
    const { checked, rest } = splitBox(trimmed(run))
    const content = trimmed(rest)
    if (checked !== null) {
      const item = block('taskItem', [block('paragraph', content)], { checked })
      blocks.push(block('taskList', [item]))
    } else if (content.length > 0) blocks.push(block('paragraph', content))
    run = []
  }
  for (const node of line) {
    if (node.type === 'image') {
      endRun()
      blocks.push(node)
    } else run.push(node)
  }
  endRun()
  return blocks
}

/** Reads parts into blocks; words that stand between blocks get a paragraph. */
export const readHtmlBlocks = (parts: readonly HtmlPart[], place: BlockPlace): DocNode[] => {
  const blocks: DocNode[] = []
  let line: DocNode[] = []
  const endLine = () => {
    blocks.push(...lineBlocks(line))
    line = []
  }
  for (const part of parts) {
    if (typeof part === 'string' || !isBlockPart(part)) {
      line.push(...readLine([part], place))
      continue
    }
    endLine()
    const read = place.reading.notes.has(part) ? [] : readBlock(part, place)
    const nested = read[0] && nestInto(blocks.at(-1), read[0], listDepth(part))
    if (nested) blocks.splice(-1, 1, nested)
    else blocks.push(...read)
  }
  endLine()
  return joinNeighbours(blocks)
}

const within = (element: HtmlElement, place: BlockPlace): DocNode[] =>
  readHtmlBlocks(element.children, { ...place, marks: addMarks(place.marks, marksOf(element)) })

const deeper = (place: BlockPlace): BlockPlace => ({ ...place, depth: place.depth + 1 })

const alignOf = ({ style, attributes }: HtmlElement): string | null => {
  const align = style.get('text-align') ?? attributes.get('align') ?? ''
  const named = /\balign-(left|center|right|justify)\b/.exec(attributes.get('class') ?? '')?.[1]
  return named ?? (/^(center|right|justify)$/.test(align) ? align : null)
}

const paragraph = (element: HtmlElement, place: BlockPlace): DocNode[] => {
  const classes = element.attributes.get('class') ?? ''
  if (classes === 'blank') return [{ type: 'paragraph' }]
  if (classes === 'toc') return [{ type: 'tableOfContents' }]
  if (/^caption\b/.test(classes)) {
    return within(element, place).map((one) =>
      one.type === 'paragraph' ? { ...one, type: captionType } : one,
    )
  }
  const align = alignOf(element)
  const style = /^(lead|small|verse)\b/.exec(classes)?.[1] ?? null
  if (!align && !style) return within(element, place)
  const attrs = { ...(style ? { style } : {}), ...(align ? { align } : {}) }
  return within(element, place).map((one) => {
    if (one.type === 'image') return { ...one, attrs: { ...one.attrs, ...sideOf(align, classes) } }
    return one.type === 'paragraph' ? { ...one, attrs } : one
  })
}

/** The side of a picture; our files set one in the middle that has none. */
const sideOf = (align: string | null, classes: string): object => {
  const isOurs = align === 'center' && classes.startsWith('figure')
  return imageAlignment(align) && !isOurs ? { align } : {}
}

const heading = (element: HtmlElement, place: BlockPlace): DocNode[] => {
  const level = Math.min(Number(element.tag.slice(1)), 4)
  const line = readLine(element.children, place)
  const words = trimmed(splitBox(line.filter(({ type }) => type !== 'image')).rest)
  const pictures = line.filter(({ type }) => type === 'image')
  const align = alignOf(element)
  const attrs = align ? { level, align } : { level }
  return [...(words.length > 0 ? [block('heading', words, attrs)] : []), ...pictures]
}

/** The items of a list; what stands in a list and is no item belongs to the one before. */
const itemsOf = (list: HtmlElement, place: BlockPlace): DocNode[][] => {
  const items: DocNode[][] = []
  for (const part of list.children) {
    if (isPart(part, 'li')) {
      if (!place.reading.notes.has(part)) items.push(within(part, place))
    } else if (typeof part !== 'string' || part.trim() !== '') {
      const blocks = readHtmlBlocks([part], place)
      const last = items.at(-1)
      if (last) last.push(...blocks)
      else if (blocks.length > 0) items.push(blocks)
    }
  }
  return items
}

const list = (element: HtmlElement, place: BlockPlace): DocNode[] => {
  const items = itemsOf(element, deeper(place)).filter(
    (item) => item.length > 0 || !isTasks(element),
  )
  return place.depth >= deepest ? items.flat() : listBlocks(element, items)
}

const isTasks = ({ attributes }: HtmlElement): boolean =>
  /\bto-do-list\b/.test(attributes.get('class') ?? '')

const wrapped =
  (type: string, attrs: Readonly<Record<string, unknown>> | null = null) =>
  (element: HtmlElement, place: BlockPlace): DocNode[] => {
    const content = within(element, deeper(place))
    return place.depth >= deepest || content.length === 0 ? content : [block(type, content, attrs)]
  }

const calloutKind = ({ attributes }: HtmlElement): string | null =>
  /\b(?:callout|markdown-alert-?)\s*(?:markdown-alert-)?(note|tip|important|warning|caution)\b/.exec(
    attributes.get('class') ?? '',
  )?.[1] ?? null

const isCalloutName = (part: HtmlPart): boolean =>
  isPart(part, 'p') && /callout-name|markdown-alert-title/.test(part.attributes.get('class') ?? '')

/** Columns of our own files; whatever else stands beside each other follows one another. */
const columns = (element: HtmlElement, place: BlockPlace): DocNode[] => {
  const parts = element.children.filter((part) => isPart(part, 'div'))
  const own = parts.map((part) => {
    const width = Number(/^(\d{1,2}) /.exec(part.style.get('flex') ?? '')?.[1])
    const attrs = columnWidth(width) === null ? null : { width }
    return block('column', filled(within(part, deeper(place))), attrs)
  })
  if (place.depth >= deepest) return own.flatMap((one) => one.content ?? [])
  return own.length > 0 ? [block('columns', own)] : []
}

const box = (element: HtmlElement, place: BlockPlace): DocNode[] => {
  const classes = element.attributes.get('class') ?? ''
  if (classes === 'page-break') return [{ type: 'pageBreak' }]
  if (classes === 'columns') return columns(element, place)
  const name = element.children.find(isCalloutName)
  const words = name ? lettersOf(name).trim().toLowerCase() : ''
  const kind = calloutKind(element) ?? (classes === 'callout' ? calloutKindOf(words) : null)
  if (!kind) return within(element, place)
  const named = (part: HtmlPart) => isCalloutName(part) && words === kind
  const children = element.children.filter((part) => !named(part))
  return wrapped('callout', { kind })({ ...element, children }, place)
}

const code = (element: HtmlElement): DocNode[] => {
  const letters = (parts: readonly HtmlPart[]): string =>
    parts
      .map((part) => {
        if (typeof part === 'string') return part
        return part.tag === 'br' ? '\n' : letters(part.children)
      })
      .join('')
  const inner = element.children.find((part) => isPart(part, 'code'))
  const classes = [element, inner].map((one) =>
    one && typeof one !== 'string' ? one.attributes.get('class') : '',
  )
  const named = /\blanguage-(\S+)/.exec(classes.join(' '))?.[1]
  const language = named && codeLanguage.test(named) ? named : null
  const text = letters(element.children).replace(/\n$/, '')
  return [block('codeBlock', text ? [{ type: 'text', text }] : [], { language })]
}

const details = (element: HtmlElement, place: BlockPlace): DocNode[] => {
  const summary = element.children.find((part) => isPart(part, 'summary'))
  const rest = element.children.filter((part) => part !== summary)
  const head = summary ? readHtmlBlocks([summary], deeper(place)) : []
  const body = readHtmlBlocks(rest, deeper(place))
  if (place.depth >= deepest) return [...head, ...body]
  return [block('toggle', [...filled(head), ...body])]
}

const figure = (element: HtmlElement, place: BlockPlace): DocNode[] => {
  const caption = element.children.find((part) => isPart(part, 'figcaption'))
  const rest = readHtmlBlocks(
    element.children.filter((part) => part !== caption),
    place,
  )
  const words = caption ? lettersOf(caption).replace(/\s+/g, ' ').trim() : ''
  const [only] = rest
  if (rest.length !== 1 || only?.type !== 'image' || words === '' || words.length > 500) {
    return [...rest, ...(caption ? readHtmlBlocks([caption], place) : [])]
  }
  return [{ ...only, attrs: { ...only.attrs, title: words } }]
}

const term = (element: HtmlElement, place: BlockPlace): DocNode[] =>
  within(element, { ...place, marks: addMarks(place.marks, [{ type: 'bold' }]) })

const table = (element: HtmlElement, place: BlockPlace): DocNode[] =>
  readTable(element, place.reading.remarks, (parts) => readHtmlBlocks(parts, deeper(place)))

const readers: Readonly<Record<string, (element: HtmlElement, place: BlockPlace) => DocNode[]>> = {
  p: paragraph,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  ul: list,
  ol: list,
  blockquote: wrapped('blockquote'),
  pre: code,
  hr: (element) => [
    { type: element.attributes.get('class') === 'page-break' ? 'pageBreak' : 'horizontalRule' },
  ],
  nav: (element, place) =>
    element.attributes.get('role') === 'doc-toc'
      ? [{ type: 'tableOfContents' }]
      : within(element, place),
  math: (element, place) => {
    const text = latexOf(element)
    if (text === null) return within(element, place)
    return [block('codeBlock', [{ type: 'text', text }], { language: 'math' })]
  },
  table,
  details,
  figure,
  dt: term,
  aside: box,
  div: box,
}

const readBlock = (element: HtmlElement, place: BlockPlace): DocNode[] => {
  noteStyle(element, place.reading)
  return (readers[element.tag] ?? within)(element, place)
}
