import { accentOf, attachedOf, fencedOf, isInvisible, type MathNode } from './math-tree.ts'

/** A string of Typst: no letter of it can be read as code. */
export const typstString = (text: string): string =>
  `"${text
    .replace(/[\\"]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\n')
    .replaceAll('\t', '\\t')}"`

/** One sign of a formula: several letters in a row would be looked up as a name. */
const sign = (letter: string): string => {
  if (/[\p{L}\p{N}]/u.test(letter)) return letter
  if (letter === '"') return typstString(letter)
  return /[!-~]/.test(letter) ? `\\${letter}` : letter
}

const leaf = ({ name, text }: MathNode): string => {
  if (isInvisible(text)) return ''
  const single = Array.from(text).length === 1
  if (name === 'mn' || name === 'mo') return Array.from(text).map(sign).join('')
  if (name === 'mi' && single) return sign(text)
  return name === 'mi' ? `op(${typstString(text)})` : typstString(text)
}

const row = (nodes: readonly MathNode[]): string => nodes.map(toTypstMath).join(' ').trim()
/** An argument may not be empty: the call would have one fewer. */
const argument = (node: MathNode | undefined): string => (node ? toTypstMath(node) : '') || '""'

const attached = (node: MathNode): string | null => {
  const parts = attachedOf(node)
  if (!parts) return null
  const base = parts.limits ? `limits(${argument(parts.base)})` : argument(parts.base)
  const below = parts.below ? `, b: ${argument(parts.below)}` : ''
  const above = parts.above ? `, t: ${argument(parts.above)}` : ''
  return `attach(${base}${below}${above})`
}

const matrix = (node: MathNode): string => {
  const rows = node.children.map(({ children }) => children.map(argument).join(', '))
  return `mat(delim: #none, ${rows.join('; ')})`
}

const fenced = (node: MathNode): string | null => {
  const found = fencedOf(node)
  if (!found) return null
  const bracket = (text: string) => Array.from(text).map(sign).join('')
  return `lr(${bracket(found.open)} ${row(found.inside)} ${bracket(found.close)})`
}

const fraction = ({ attributes, children: [above, below] }: MathNode): string =>
  attributes.linethickness?.startsWith('0')
    ? `mat(delim: #none, ${argument(above)}; ${argument(below)})`
    : `frac(${argument(above)}, ${argument(below)})`

const space = ({ attributes }: MathNode): string => {
  const width = /^(\d{0,2}\.?\d{1,4})em$/.exec(attributes.width ?? '')?.[1]
  return width ? `#h(${Number(width)}em)` : ''
}

const writers: Readonly<Record<string, (node: MathNode) => string>> = {
  mfrac: fraction,
  msqrt: (node) => `sqrt(${row(node.children) || '""'})`,
  mroot: ({ children: [base, index] }) => `root(${argument(index)}, ${argument(base)})`,
  mtable: matrix,
  mspace: space,
  mphantom: (node) => `#hide($${row(node.children)}$)`,
  menclose: (node) =>
    node.attributes.notation === 'top' ? `overline(${row(node.children)})` : row(node.children),
}

/** A formula as Typst's own markup. Letters are single or quoted, so none of it can run. */
export const toTypstMath = (node: MathNode): string => {
  if (node.children.length === 0 && node.name !== 'mspace') return leaf(node)
  const accent = accentOf(node)
  if (accent) return `${accent}(${argument(node.children[0])})`
  const write = writers[node.name]
  return write?.(node) ?? fenced(node) ?? attached(node) ?? row(node.children)
}
