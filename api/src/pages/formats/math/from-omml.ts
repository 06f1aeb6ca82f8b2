import type { XmlElement } from '../read/xml-tree.ts'
import { functionNames, signOf } from './tex-signs.ts'

const child = (node: XmlElement | undefined, name: string): XmlElement | undefined =>
  node?.children.find((one) => one.name === `m:${name}`)

const all = (node: XmlElement, name: string): XmlElement[] =>
  node.children.filter((one) => one.name === `m:${name}`)

/** The value of a property of a node: `chr` in its `naryPr`. */
const property = (node: XmlElement, name: string): string | null => {
  const look = node.children.find((one) => one.name === `${node.name}Pr`)
  const found = child(look, name)
  return found ? (found.attributes.get('m:val') ?? '') : null
}

const isOn = (value: string | null): boolean => value !== null && !/^(0|off|false)$/.test(value)

/** Whether a piece is a function, with what stands at it: LaTeX sets room around it by itself. */
const isFunction = (piece: string | undefined): boolean =>
  functionNames.has(/^\\([a-z]+)(?:[_^]\{.*\})?$/.exec(piece ?? '')?.[1] ?? '')

const isGap = (piece: string, index: number, all: readonly string[]): boolean =>
  piece === '\\,' && (isFunction(all[index - 1]) || isFunction(all[index + 1]))

/** Pieces of LaTeX after each other: a command ends before the letter that follows it. */
const joined = (pieces: readonly string[]): string =>
  pieces
    .filter((piece, index) => !isGap(piece, index, pieces))
    .reduce((line, piece) => {
      const runsOn = /\\[a-zA-Z]+$/.test(line) && /^[a-zA-Z]/.test(piece)
      return line + (runsOn ? ' ' : '') + piece
    }, '')

const inside = (node: XmlElement | undefined): string =>
  node ? joined(node.children.map(write)) : ''

const part = (node: XmlElement, name: string): string => inside(child(node, name))
const braced = (tex: string): string => `{${tex}}`
/** What a script stands at: one sign as it is, more in braces. */
const base = (tex: string): string =>
  Array.from(tex).length === 1 || /^\\[a-zA-Z]+$/.test(tex) ? tex : braced(tex)

const fonts: Readonly<Record<string, string>> = {
  'double-struck': 'mathbb',
  script: 'mathcal',
  fraktur: 'mathfrak',
  'sans-serif': 'mathsf',
  monospace: 'mathtt',
}

const run = (node: XmlElement): string => {
  const letters = all(node, 't')
    .map(({ text }) => text)
    .join('')
  const look = child(node, 'rPr')
  const value = (name: string) => child(look, name)?.attributes.get('m:val') ?? ''
  const isWord = /\p{L}{2,}/u.test(letters)
  if (child(look, 'nor') || (isWord && /\s/.test(letters))) return `\\text{${plain(letters)}}`
  if (functionNames.has(letters)) return `\\${letters}`
  const signs = joined(Array.from(letters, signOf))
  const font = fonts[value('scr')]
  if (font) return `\\${font}{${signs}}`
  if (value('sty') === 'b' || value('sty') === 'bi') return `\\mathbf{${signs}}`
  return value('sty') === 'p' && isWord ? `\\mathrm{${signs}}` : signs
}

const plain = (letters: string): string => letters.replace(/[\\{}$&#^_%~]/g, ' ')

const fraction = (node: XmlElement): string => {
  const [above, below] = [part(node, 'num'), part(node, 'den')]
  if (property(node, 'type') === 'noBar') return `{${above} \\atop ${below}}`
  return `\\frac{${above}}{${below}}`
}

const radical = (node: XmlElement): string => {
  const index = isOn(property(node, 'degHide')) ? '' : part(node, 'deg')
  // who sets a root leaves a little room at its end
  return `\\sqrt${index ? `[${index}]` : ''}{${part(node, 'e').replace(/\\,$/, '')}}`
}

const scripts = (node: XmlElement): string => {
  const low = child(node, 'sub') ? `_{${part(node, 'sub')}}` : ''
  const high = child(node, 'sup') ? `^{${part(node, 'sup')}}` : ''
  const of = part(node, 'e')
  return node.name === 'm:sPre' ? `{}${low}${high}${base(of)}` : `${base(of)}${low}${high}`
}

const nary = (node: XmlElement): string => {
  const sign = signOf(property(node, 'chr') ?? '∫')
  const limit = (name: string, mark: string, hidden: string) => {
    const tex = isOn(property(node, hidden)) ? '' : part(node, name)
    return tex ? `${mark}{${tex}}` : ''
  }
  const place = property(node, 'limLoc')
  const beside = /^\\(i|oi)+nt$/.test(sign)
  const word = beside && place === 'undOvr' ? '\\limits' : ''
  const low = limit('sub', '_', 'subHide')
  const high = limit('sup', '^', 'supHide')
  return joined([`${sign}${word}${low}${high}`, braced(part(node, 'e'))])
}

const matrix = (node: XmlElement): string =>
  all(node, 'mr')
    .map((row) => all(row, 'e').map(inside).join(' & '))
    .join(' \\\\ ')

const equations = (node: XmlElement): string => all(node, 'e').map(inside).join(' \\\\ ')

const around: Readonly<Record<string, string>> = {
  '()': 'pmatrix',
  '[]': 'bmatrix',
  '{}': 'Bmatrix',
  '||': 'vmatrix',
  '‖‖': 'Vmatrix',
}

const bracket = (sign: string): string =>
  sign === '' ? '.' : sign === '{' || sign === '}' ? `\\${sign}` : signOf(sign)

const fenced = (node: XmlElement): string => {
  const [open, close] = [property(node, 'begChr') ?? '(', property(node, 'endChr') ?? ')']
  const parts = all(node, 'e')
  const [only] = parts.length === 1 ? (parts[0]?.children ?? []) : []
  const isAlone = parts[0]?.children.length === 1
  const grid = isAlone && only?.name === 'm:m' ? around[open + close] : undefined
  if (grid && only) return `\\begin{${grid}}${matrix(only)}\\end{${grid}}`
  const isRows = isAlone && (only?.name === 'm:eqArr' || only?.name === 'm:m')
  if (isRows && only && open === '{' && close === '') {
    return `\\begin{cases}${only.name === 'm:m' ? matrix(only) : equations(only)}\\end{cases}`
  }
  if (
    isAlone &&
    only?.name === 'm:f' &&
    open + close === '()' &&
    property(only, 'type') === 'noBar'
  )
    return `\\binom{${part(only, 'num')}}{${part(only, 'den')}}`
  const separator = signOf(property(node, 'sepChr') ?? '|')
  const content = parts.map(inside).join(` ${separator} `)
  return joined([`\\left${bracket(open)}`, content, `\\right${bracket(close)}`])
}

const accents: Readonly<Record<string, string>> = {
  '\u0302': 'hat',
  '\u0303': 'tilde',
  '\u0304': 'bar',
  '\u0305': 'bar',
  '\u0307': 'dot',
  '\u0308': 'ddot',
  '\u030c': 'check',
  '\u0306': 'breve',
  '\u20d7': 'vec',
  '\u20d6': 'overleftarrow',
}

const accent = (node: XmlElement): string =>
  `\\${accents[property(node, 'chr') ?? '\u0302'] ?? 'hat'}{${part(node, 'e')}}`

const brace = (node: XmlElement): string => {
  const above = property(node, 'pos') === 'top'
  return `\\${above ? 'overbrace' : 'underbrace'}{${part(node, 'e')}}`
}

/** Limits stand at a name or a sum like scripts; at anything else below or above it. */
const limit = (node: XmlElement, mark: '_' | '^'): string => {
  const [of, at] = [part(node, 'e'), part(node, 'lim')]
  if (at === '⏟' || at === '⏞') return `\\${at === '⏟' ? 'underbrace' : 'overbrace'}{${of}}`
  if (/^\\(lim|max|min|sup|inf|sum|prod|underbrace|overbrace)\b/.test(of))
    return `${of}${mark}{${at}}`
  return `\\${mark === '_' ? 'underset' : 'overset'}{${at}}{${of}}`
}

const writers: Readonly<Record<string, (node: XmlElement) => string>> = {
  'm:r': run,
  'm:f': fraction,
  'm:rad': radical,
  'm:sSup': scripts,
  'm:sSub': scripts,
  'm:sSubSup': scripts,
  'm:sPre': scripts,
  'm:nary': nary,
  'm:d': fenced,
  'm:m': (node) => `\\begin{matrix}${matrix(node)}\\end{matrix}`,
  'm:eqArr': (node) => `\\begin{gathered}${equations(node)}\\end{gathered}`,
  'm:acc': accent,
  'm:bar': (node) =>
    `\\${property(node, 'pos') === 'top' ? 'overline' : 'underline'}{${part(node, 'e')}}`,
  'm:groupChr': brace,
  'm:borderBox': (node) => `\\boxed{${part(node, 'e')}}`,
  'm:limLow': (node) => limit(node, '_'),
  'm:limUpp': (node) => limit(node, '^'),
  'm:func': (node) => joined([part(node, 'fName'), braced(part(node, 'e'))]),
  'm:phant': (node) => `\\phantom{${part(node, 'e')}}`,
}

const isLook = ({ name }: XmlElement): boolean => /Pr$/.test(name)

const write = (node: XmlElement): string => {
  if (isLook(node)) return ''
  return writers[node.name]?.(node) ?? inside(node)
}

/** A formula of Word as LaTeX; what it has no word for is written as the signs it holds. */
export const fromOmml = (formula: XmlElement): string => inside(formula).trim()
