import { element, escapeXml } from '../xml.ts'
import { accentOf, attachedOf, fencedOf, isInvisible, type MathNode } from './math-tree.ts'

const value = (name: string, val: string) => element(`m:${name}`, { 'm:val': val })
const part = (name: string, inner: string) => element(`m:${name}`, {}, inner)

/** Signs that Word sets with what they range over. */
const ranging = /^[∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂]$/u
const combining: Readonly<Record<string, string>> = {
  hat: '\u0302',
  tilde: '\u0303',
  macron: '\u0305',
  dot: '\u0307',
  diaer: '\u0308',
  caron: '\u030c',
  arrow: '\u20d7',
}

const letters = ({ name, text }: MathNode): string => {
  if (isInvisible(text)) return ''
  const upright = name !== 'mi' || Array.from(text).length > 1
  const style = upright ? part('rPr', value('sty', 'p')) : ''
  return part('r', `${style}<m:t xml:space="preserve">${escapeXml(text)}</m:t>`)
}

const base = (node: MathNode | undefined): string => part('e', node ? write(node) : '')

const scripts = (node: MathNode): string | null => {
  const parts = attachedOf(node)
  if (!parts) return null
  const { below, above, limits } = parts
  if (!limits && below && above) {
    const both = part('sub', write(below)) + part('sup', write(above))
    return part('sSubSup', base(parts.base) + both)
  }
  const low = (inner: string) => (below ? lower(inner, below, limits) : inner)
  const inner = part('e', low(parts.base ? write(parts.base) : ''))
  if (!above) return low(parts.base ? write(parts.base) : '')
  return limits
    ? part('limUpp', inner + part('lim', write(above)))
    : part('sSup', inner + part('sup', write(above)))
}

const lower = (inner: string, below: MathNode, limits: boolean): string =>
  limits
    ? part('limLow', part('e', inner) + part('lim', write(below)))
    : part('sSub', part('e', inner) + part('sub', write(below)))

/** A sum or an integral takes the rest of its row as what it ranges over. */
const nary = (node: MathNode, rest: readonly MathNode[]): string | null => {
  const parts = attachedOf(node) ?? {
    base: node,
    below: undefined,
    above: undefined,
    limits: false,
  }
  const sign = parts.base?.text ?? ''
  if (!ranging.test(sign) || rest.length === 0) return null
  const hide = (name: string, there: unknown) => (there ? '' : value(name, '1'))
  const place = value('limLoc', parts.limits ? 'undOvr' : 'subSup')
  const hidden = hide('subHide', parts.below) + hide('supHide', parts.above)
  const look = part('naryPr', value('chr', sign) + place + hidden)
  const limit = (name: string, inner: MathNode | undefined) => part(name, inner ? write(inner) : '')
  const around = limit('sub', parts.below) + limit('sup', parts.above)
  return part('nary', look + around + part('e', row(rest)))
}

const unwrapped = (node: MathNode): MathNode =>
  node.name === 'mrow' && node.children.length === 1 && node.children[0]
    ? unwrapped(node.children[0])
    : node

const row = (nodes: readonly MathNode[]): string => {
  const [first, ...rest] = nodes
  if (!first) return ''
  return nary(unwrapped(first), rest) ?? write(first) + row(rest)
}

const fenced = (node: MathNode): string | null => {
  const found = fencedOf(node)
  if (!found) return null
  const look = part('dPr', value('begChr', found.open) + value('endChr', found.close))
  return part('d', look + part('e', row(found.inside)))
}

const accented = (node: MathNode): string | null => {
  const accent = accentOf(node)
  if (!accent) return null
  const look = part('accPr', value('chr', combining[accent] ?? '\u0302'))
  return part('acc', look + base(node.children[0]))
}

const fraction = ({ attributes, children: [above, below] }: MathNode): string => {
  const bare = attributes.linethickness?.startsWith('0')
  const look = bare ? part('fPr', value('type', 'noBar')) : ''
  const [num, den] = [above ? write(above) : '', below ? write(below) : '']
  return part('f', look + part('num', num) + part('den', den))
}

const writers: Readonly<Record<string, (node: MathNode) => string>> = {
  mfrac: fraction,
  msqrt: (node) =>
    part(
      'rad',
      part('radPr', value('degHide', '1')) + part('deg', '') + part('e', row(node.children)),
    ),
  mroot: ({ children: [inner, index] }) =>
    part('rad', part('deg', index ? write(index) : '') + base(inner)),
  mtable: (node) =>
    part(
      'm',
      node.children.map(({ children }) => part('mr', children.map(base).join(''))).join(''),
    ),
  mspace: () => letters({ name: 'mtext', attributes: {}, children: [], text: '\u2009' }),
  menclose: (node) =>
    node.attributes.notation === 'top'
      ? part('bar', part('barPr', value('pos', 'top')) + part('e', row(node.children)))
      : row(node.children),
}

const write = (node: MathNode): string => {
  if (node.children.length === 0 && node.name !== 'mspace') return letters(node)
  const special = writers[node.name]?.(node) ?? accented(node) ?? fenced(node) ?? scripts(node)
  return special ?? row(node.children)
}

/** A formula as Office MathML, which Word edits as a formula. */
export const toOmml = (math: MathNode): string => part('oMath', row(math.children))
