import { byType } from '../by-type.ts'
import { colorMap } from './docx-colors.ts'
import { formulaMap } from './docx-formulas.ts'
import { listMap } from './docx-lists.ts'
import { ruleMap } from './docx-rules.ts'

/** Styles of paragraphs by their name, and what they are in HTML. */
const paragraphs: Readonly<Record<string, string>> = {
  Title: 'h1.title:fresh',
  Subtitle: 'p.subtitle:fresh',
  Quote: 'blockquote > p:fresh',
  'Intense Quote': 'blockquote > p:fresh',
  'Block Text': 'blockquote > p:fresh',
  'Code Block': "pre:separator('\\n')",
  'HTML Preformatted': "pre:separator('\\n')",
  'Source Code': "pre:separator('\\n')",
  Lead: 'p.lead:fresh',
  Small: 'p.small:fresh',
  Verse: 'p.verse:fresh',
  'Toggle Head': 'details.toggle:fresh > summary:fresh',
  'Toggle Text': 'details.toggle > p:fresh',
  Figure: 'p.figure:fresh',
  'Callout Name': 'aside.callout:fresh > p.callout-name:fresh',
  Callout: 'aside.callout > p:fresh',
  caption: 'p.caption:fresh',
  'Image Caption': 'p.caption:fresh',
  Quotations: 'blockquote > p:fresh',
  'Preformatted Text': "pre:separator('\\n')",
  'toc 1': 'p.toc:fresh',
  'toc 2': 'p.toc:fresh',
  'toc 3': 'p.toc:fresh',
  'heading 1': 'h1:fresh',
  'heading 2': 'h2:fresh',
  'heading 3': 'h3:fresh',
  'heading 4': 'h4:fresh',
  'heading 5': 'h5:fresh',
  'heading 6': 'h6:fresh',
}

const others = [
  "r[style-name='Strong'] => strong",
  "r[style-name='Strong Emphasis'] => strong",
  "r[style-name='Emphasis'] => em",
  "br[type='page'] => hr.page-break",
  "r[style-name='Code'] => code",
  "r[style-name='HTML Code'] => code",
  "r[style-name='Verbatim Char'] => code",
  "r[style-name='Source Text'] => code",
  'u => u',
  'strike => s',
]

/** What Word calls the side a paragraph stands at; the left is where everything stands. */
const sides: Readonly<Record<string, string>> = {
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
}

/** Between the name of a style and a side; no style of anybody has it. */
const sign = '|'

const aligned = (path: string, side: string): string =>
  /:(fresh|separator)/.test(path)
    ? path.replace(/:(fresh|separator)/, `.align-${side}:$1`)
    : `${path}.align-${side}`

const sided = ['left', 'center', 'right', 'justify'].flatMap((side) => [
  `p[style-name='${sign}${side}'] => p.align-${side}:fresh`,
  ...Object.entries(paragraphs)
    .filter(([, path]) => !path.startsWith('pre'))
    .map(([name, path]) => `p[style-name='${name}${sign}${side}'] => ${aligned(path, side)}`),
])

/** How the parts of a Word file become HTML that our reader understands. */
export const styleMap: readonly string[] = [
  ...Object.entries(paragraphs).map(([name, path]) => `p[style-name='${name}'] => ${path}`),
  ...sided,
  ...others,
  ...colorMap,
  ...formulaMap,
  ...listMap,
  ...ruleMap,
]

const known = new Set(Object.keys(paragraphs).map((name) => name.toLowerCase()))

/** A part of a Word file as its reader sees it. */
interface Part {
  readonly type: string
  readonly children?: readonly Part[]
  readonly styleId?: string | null
  readonly styleName?: string | null
  readonly alignment?: string | null
  readonly numbering?: unknown
}

const styleOf = ({ styleName, alignment, numbering }: Part): string | null => {
  const isLeft = alignment === 'left' && styleName?.toLowerCase() === 'figure'
  const side = isLeft ? 'left' : byType(sides, alignment ?? '')
  if (!side || numbering) return null
  const name = styleName?.toLowerCase() ?? ''
  return `${known.has(name) ? name : ''}${sign}${side}`
}

/** The side a paragraph stands at as part of its style, which is all that the map sees. */
export const withSides = (part: Part): Part => {
  const own = part.children ? { ...part, children: part.children.map(withSides) } : part
  const styleName = part.type === 'paragraph' ? styleOf(part) : null
  return styleName === null ? own : { ...own, styleName, styleId: null }
}
