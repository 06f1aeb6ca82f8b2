import { dayOf } from '@chapterhouse/shared/editor/inline/date'
import { longestFormula } from '@chapterhouse/shared/editor/inline/inline-math'
import { type DocMark, type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { groundName, letterName } from '../palette.ts'
import { addMarks, marksOf } from './html-marks.ts'
import type { HtmlNotes } from './html-notes.ts'
import { elementsOf, type HtmlElement, type HtmlPart, isPart, lettersOf } from './html-tree.ts'

/** What a reader of HTML carries along. */
export interface HtmlReading {
  readonly notes: HtmlNotes
  readonly remarks: Set<string>
  /** The node of a picture with this address. */
  readonly picture: (image: HtmlElement) => DocNode
}

export interface LinePlace {
  readonly reading: HtmlReading
  readonly marks: readonly DocMark[]
}

/** A box to tick, until the line is a task. */
const boxType = 'checkbox'

const text = (letters: string, marks: readonly DocMark[]): DocNode[] => {
  const written = letters.replace(/[ \t\r\n\f]+/g, ' ')
  if (written === '') return []
  return [
    marks.length > 0 ? { type: 'text', text: written, marks } : { type: 'text', text: written },
  ]
}

const styled = /^(color|background|font-family|font-size)/

/** Says it when an element has a look that is not taken over. */
export const noteStyle = ({ style }: HtmlElement, { remarks }: HtmlReading): void => {
  for (const [name, value] of style) {
    if (styled.test(name) && !letterName(value) && !groundName(value))
      remarks.add('Colours, fonts and sizes of the file are not taken over.')
  }
}

const footnote = (element: HtmlElement, { reading }: LinePlace): DocNode[] => {
  const line = flatLine(element.children, { reading, marks: [] })
  const content = trimmed(splitBox(line.map(inNote)).rest)
  return content.length > 0 ? [{ type: 'footnote', content }] : []
}

/** A note holds words alone. */
const inNote = (node: DocNode): DocNode =>
  node.type === 'image' ? { type: 'text', text: textAttr(node, 'alt') || 'Picture' } : node

/** The words of several blocks in one line. */
const flatLine = (parts: readonly HtmlPart[], place: LinePlace): DocNode[] =>
  parts.flatMap((part) => {
    if (typeof part === 'string') return text(part, place.marks)
    const inside = isPart(part, 'br') ? text(' ', place.marks) : readPart(part, place, flatLine)
    return isPart(part, 'p', 'div', 'li', 'td') ? [...inside, ...text(' ', [])] : inside
  })

const isTicked = ({ attributes }: HtmlElement): boolean =>
  attributes.has('checked') ||
  attributes.get('aria-label') === 'done' ||
  /\bcheckbox-on\b/.test(attributes.get('class') ?? '')

/** A box as different programs draw it. */
export const isBox = ({ tag, attributes }: HtmlElement): boolean => {
  if (tag === 'input') return attributes.get('type') === 'checkbox'
  return /^box$|^checkbox checkbox-o(n|ff)$/.test(attributes.get('class') ?? '')
}

const isTex = ({ tag, attributes }: HtmlElement): boolean =>
  tag === 'annotation' && /tex/i.test(attributes.get('encoding') ?? '')

/** The LaTeX that a formula of the web brings along; null when it brings none. */
export const latexOf = (element: HtmlElement): string | null => {
  const note = [...elementsOf(element.children)].find(isTex)
  const latex = element.attributes.get('alttext') ?? (note ? lettersOf(note) : '')
  return latex.trim() || null
}

const formula = (element: HtmlElement): DocNode[] => {
  const latex = latexOf(element)
  return latex && latex.length <= longestFormula
    ? [{ type: 'inlineMath', attrs: { latex } }]
    : text(lettersOf(element), [])
}

type ReadParts = (parts: readonly HtmlPart[], place: LinePlace) => DocNode[]

const readPart = (element: HtmlElement, place: LinePlace, inside: ReadParts): DocNode[] => {
  const { notes } = place.reading
  if (notes.leadsBack(element)) return []
  const note = notes.of(element)
  if (note) return footnote(note, place)
  if (isBox(element)) return [{ type: boxType, attrs: { checked: isTicked(element) } }]
  if (element.tag === 'br') return [{ type: 'hardBreak' }]
  if (element.tag === 'img') return [place.reading.picture(element)]
  if (element.tag === 'math') return formula(element)
  const day = element.tag === 'time' ? dayOf(element.attributes.get('datetime')) : null
  if (day) return [{ type: 'date', attrs: { day } }]
  noteStyle(element, place.reading)
  // The raised number of a note is no superscript of its own.
  const marks = element.children.some((child) => isPart(child, 'a') && notes.of(child))
    ? place.marks
    : addMarks(place.marks, marksOf(element))
  return inside(element.children, { ...place, marks })
}

/** The inline nodes of parts that stand in one line; pictures among them are moved out later. */
export const readLine: ReadParts = (parts, place) =>
  parts.flatMap((part) =>
    typeof part === 'string' ? text(part, place.marks) : readPart(part, place, readLine),
  )

const sameMarks = (a: DocNode, b: DocNode) =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])

const endsWithSpace = (node: DocNode | undefined): boolean =>
  node === undefined || node.type === 'hardBreak' || node.text?.endsWith(' ') === true

/** A line as a browser shows it: one space between words, none at its ends or around a break. */
export const trimmed = (line: readonly DocNode[]): DocNode[] => {
  const result: DocNode[] = []
  for (const node of line) {
    const last = result.at(-1)
    const own = node.text?.startsWith(' ') && endsWithSpace(last) ? node.text.slice(1) : node.text
    if (own === '') continue
    if (node.type === 'hardBreak') trimEnd(result)
    if (last?.text !== undefined && own !== undefined && sameMarks(last, node)) {
      result[result.length - 1] = { ...last, text: last.text + own }
    } else result.push(own === undefined ? node : { ...node, text: own })
  }
  while (result.at(-1)?.type === 'hardBreak') result.pop()
  trimEnd(result)
  return result
}

const trimEnd = (line: DocNode[]): void => {
  const last = line.at(-1)
  if (last?.text === undefined || !last.text.endsWith(' ')) return
  const text = last.text.replace(/ +$/, '')
  line.pop()
  if (text !== '') line.push({ ...last, text })
}

/** The box a line begins with, and what follows it; boxes elsewhere become signs. */
export const splitBox = (
  line: readonly DocNode[],
): { readonly checked: boolean | null; readonly rest: readonly DocNode[] } => {
  const [first, ...more] = line
  const sign = (node: DocNode): DocNode =>
    node.type === boxType ? { type: 'text', text: node.attrs?.checked ? '☑ ' : '☐ ' } : node
  const drawn = first?.text === undefined ? null : /^([☐☑☒])\s*/.exec(first.text)
  if (first && drawn) {
    const text = first.text?.slice(drawn[0].length) ?? ''
    const rest = text === '' ? more : [{ ...first, text }, ...more]
    return { checked: drawn[1] !== '☐', rest: rest.map(sign) }
  }
  if (first?.type !== boxType) return { checked: null, rest: line.map(sign) }
  return { checked: first.attrs?.checked === true, rest: more.map(sign) }
}
