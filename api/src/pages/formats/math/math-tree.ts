import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import temml from 'temml'

/** Presentation MathML as a plain tree: what every target of a formula is written from. */
export interface MathNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly MathNode[]
  /** Letters of a leaf; empty for what has children. */
  readonly text: string
}

/** Letters of one formula: more is no formula, and macros unfold. */
const longest = 20_000
const deepest = 60

type Parsed = DefaultTreeAdapterTypes.ChildNode

const kept = new Set([
  ...['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'ms', 'mspace', 'mfrac', 'msqrt', 'mroot'],
  ...['msup', 'msub', 'msubsup', 'munder', 'mover', 'munderover', 'mtable', 'mtr', 'mtd'],
  ...['mstyle', 'mpadded', 'mphantom', 'menclose', 'mmultiscripts', 'mprescripts', 'none'],
])
/** What says how a formula is drawn, and can do nothing else. */
const keptAttributes = new Set([
  ...['display', 'mathvariant', 'stretchy', 'fence', 'separator', 'accent', 'accentunder'],
  ...['linethickness', 'displaystyle', 'scriptlevel', 'columnalign', 'form', 'largeop', 'lspace'],
  ...['rspace', 'width', 'minsize', 'maxsize', 'movablelimits', 'notation'],
])

const isElement = (node: Parsed): node is DefaultTreeAdapterTypes.Element => 'tagName' in node

const readNodes = (nodes: readonly Parsed[], depth: number): MathNode[] =>
  depth > deepest ? [] : nodes.filter(isElement).flatMap((node) => readNode(node, depth))

const readNode = (node: DefaultTreeAdapterTypes.Element, depth: number): MathNode[] => {
  const children = readNodes(node.childNodes, depth + 1)
  if (node.tagName === 'annotation') return []
  if (!kept.has(node.tagName)) return children
  const attributes = Object.fromEntries(
    node.attrs
      .filter(({ name }) => keptAttributes.has(name))
      .map(({ name, value }) => [name, value]),
  )
  const text = children.length > 0 ? '' : lettersOf(node)
  return [{ name: node.tagName, attributes, children, text }]
}

const lettersOf = (node: DefaultTreeAdapterTypes.Element): string =>
  node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')

/** A formula of comments and spaces alone would show nothing of what was written. */
const hasSigns = (node: MathNode): boolean =>
  node.text.trim() !== '' || node.children.some(hasSigns)

const options = {
  throwOnError: true,
  trust: false,
  maxExpand: 200,
  xml: true,
}

/** Reads LaTeX; null when it is no formula we can set, and the caller shows the source. */
export const readFormula = (latex: string, displayMode: boolean): MathNode | null => {
  if (latex.trim() === '' || latex.length > longest) return null
  try {
    const markup = temml.renderToString(latex, { ...options, displayMode })
    const [math] = readNodes(parseFragment(markup).childNodes, 0)
    return math?.name === 'math' && hasSigns(math) ? math : null
  } catch {
    return null
  }
}

const over: Readonly<Record<string, string>> = {
  ˆ: 'hat',
  '^': 'hat',
  '˜': 'tilde',
  '~': 'tilde',
  '¯': 'macron',
  '‾': 'macron',
  '˙': 'dot',
  '¨': 'diaer',
  ˇ: 'caron',
  '→': 'arrow',
}

/** The name of the accent an `mover` sets on its base; null when what stands above is none. */
export const accentOf = (node: MathNode): string | null =>
  node.name === 'mover' ? (over[node.children[1]?.text ?? ''] ?? null) : null

/** A pair of brackets that grow with what they hold; an empty string is a side without one. */
export interface Fenced {
  readonly open: string
  readonly close: string
  readonly inside: readonly MathNode[]
}

const isFence = (node: MathNode | undefined): node is MathNode =>
  node?.name === 'mo' && node.attributes.fence === 'true'

/** The brackets of a row that begins and ends with some. */
export const fencedOf = (node: MathNode): Fenced | null => {
  const [first, last] = [node.children[0], node.children.at(-1)]
  if (node.name !== 'mrow' || node.children.length < 2 || !isFence(first) || !isFence(last)) {
    return null
  }
  return { open: first.text, close: last.text, inside: node.children.slice(1, -1) }
}

/** Invisible signs that only say how to read a formula aloud. */
export const isInvisible = (text: string): boolean => /^[\u2061-\u2064]*$/.test(text)

/** The base and what stands below and above it. */
export interface Attached {
  readonly base: MathNode | undefined
  readonly below: MathNode | undefined
  readonly above: MathNode | undefined
  /** Above and below the sign itself, not beside it. */
  readonly limits: boolean
}

/** Scripts and limits in one shape; null for every other node. */
export const attachedOf = ({ name, children: [base, one, two] }: MathNode): Attached | null => {
  const limits = name.startsWith('munder') || name === 'mover'
  if (name === 'msup' || name === 'mover') return { base, below: undefined, above: one, limits }
  if (name === 'msub' || name === 'munder') return { base, below: one, above: undefined, limits }
  if (name !== 'msubsup' && name !== 'munderover') return null
  return { base, below: one, above: two, limits }
}
