import { describe, expect, it } from 'vitest'
import { demandWellFormed } from '../testing/opened.ts'
import { readFormula } from './math-tree.ts'
import { toMathml } from './to-mathml.ts'
import { toOmml } from './to-omml.ts'
import { toTypstMath, typstString } from './to-typst.ts'

const read = (latex: string) => {
  const math = readFormula(latex, true)
  if (!math) throw new Error(`no formula: ${latex}`)
  return math
}
const typst = (latex: string) => toTypstMath(read(latex))
const omml = (latex: string) => toOmml(read(latex))

const formulas = [
  'E = mc^2',
  '\\frac{1}{\\sqrt{2\\pi}}',
  '\\sqrt[3]{x+1}',
  '\\int_0^\\infty e^{-x^2}\\,dx',
  '\\sum_{i=1}^n i^2 = \\prod_{k} a_k',
  '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}',
  'f(x)=\\begin{cases}1&x>0\\\\0\\end{cases}',
  '\\hat{x}\\le\\mathbb{R}\\text{ if }\\left(\\frac ab\\right)',
  '\\lim_{n\\to\\infty}\\sin x, \\overline{ab}, \\vec v, \\binom{n}{k}',
  '\\underbrace{a+b}_{c} \\; \\color{red}{x}\\phantom{y}',
]

describe('a formula', () => {
  it.each([
    ['x^2', 'attach(x, t: 2)'],
    ['a_1', 'attach(a, b: 1)'],
    ['\\frac{a}{b}', 'frac(a, b)'],
    ['\\sqrt{x}', 'sqrt(x)'],
    ['\\text{"so"}', '"\\"so\\""'],
    ['12', '12'],
    ['a, b', 'a \\, b'],
  ])('%s is %s for the press', (latex, written) => expect(typst(latex)).toBe(written))

  it.each([
    ['x^2', '<m:sSup>'],
    ['a_1^2', '<m:sSubSup>'],
    ['\\frac{a}{b}', '<m:f>'],
    ['\\sqrt{x}', '<m:degHide m:val="1"/>'],
    ['\\sqrt[3]{x}', '<m:rad><m:deg><m:r>'],
    ['\\sum_{i}^n i', '<m:nary><m:naryPr><m:chr m:val="∑"/>'],
    ['\\begin{pmatrix}a&b\\end{pmatrix}', '<m:begChr m:val="("/>'],
    ['\\hat x', '<m:acc>'],
    ['\\lim_{x} y', '<m:limLow>'],
    ['\\overline{x}', '<m:bar>'],
  ])('%s holds %s for Word', (latex, part) => expect(omml(latex)).toContain(part))

  it.each(formulas)('%s is well-formed in every language', (latex) => {
    demandWellFormed(omml(latex).replaceAll('m:', 'm-'))
    const mathml = toMathml(read(latex), latex)
    demandWellFormed(mathml)
    expect(mathml).not.toMatch(/style=|class=|href=/)
  })

  it.each([
    '',
    '\\undefinedthing',
    '\\href{javascript:alert(1)}{x}',
    '\\includegraphics{x}',
    '{{{',
    '\\def\\a{\\a\\a}\\a',
  ])('%j is none, and shown as its source', (latex) => expect(readFormula(latex, true)).toBeNull())

  it('longer than any formula is none', () =>
    expect(readFormula('x'.repeat(20_001), true)).toBeNull())

  // Whatever is written must not be code: a name of two letters would be looked up, `#` runs.
  it.each(['\\text{#read("/etc/passwd")}', 'read', '\\#read', 'a"b', '\\text{\\\\}', '\\$ x \\$'])(
    '%s can run nothing in the press',
    (latex) => {
      const math = readFormula(latex, false)
      const code = math ? toTypstMath(math) : ''
      const outside = code.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/\\./g, '')
      expect(outside.replace(/#h\([\d.]+em\)|#hide\(\$/g, '')).not.toMatch(/[#$"]/)
      expect(outside).not.toMatch(/\bread\b/)
    },
  )

  it('quotes strings so that none of it is code', () => {
    expect(typstString('a"b\\c\nd\te')).toBe('"a\\"b\\\\c\\nd\\te"')
  })
})
