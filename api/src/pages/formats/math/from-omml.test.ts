import { describe, expect, it } from 'vitest'
import { readXml } from '../read/xml-tree.ts'
import { fromOmml } from './from-omml.ts'
import { readFormula } from './math-tree.ts'
import { toOmml } from './to-omml.ts'

const latex = (inside: string) => {
  const [formula] = readXml(`<m:oMath>${inside}</m:oMath>`)
  return formula ? fromOmml(formula) : null
}
const r = (letters: string, look = '') => `<m:r>${look}<m:t>${letters}</m:t></m:r>`
const e = (inside: string) => `<m:e>${inside}</m:e>`

describe('a formula of Word', () => {
  it.each([
    [`<m:f><m:num>${r('a')}</m:num><m:den>${r('b')}</m:den></m:f>`, '\\frac{a}{b}'],
    [`<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>${e(r('x'))}</m:rad>`, '\\sqrt{x}'],
    [`<m:rad><m:deg>${r('3')}</m:deg>${e(r('x'))}</m:rad>`, '\\sqrt[3]{x}'],
    [
      `<m:sPre><m:sub>${r('a')}</m:sub><m:sup>${r('b')}</m:sup>${e(r('X'))}</m:sPre>`,
      '{}_{a}^{b}X',
    ],
    [`<m:sSup>${e(r('xy'))}<m:sup>${r('2')}</m:sup></m:sSup>`, '{xy}^{2}'],
    [
      `<m:nary><m:sub>${r('0')}</m:sub><m:sup>${r('∞')}</m:sup>${e(r('f'))}</m:nary>`,
      '\\int_{0}^{\\infty}{f}',
    ],
    [`<m:d>${e(r('a'))}${e(r('b'))}</m:d>`, '\\left(a | b\\right)'],
    [
      `<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr>${e(`<m:eqArr>${e(r('a'))}${e(r('b'))}</m:eqArr>`)}</m:d>`,
      '\\begin{cases}a \\\\ b\\end{cases}',
    ],
    [`<m:func><m:fName>${r('sin')}</m:fName>${e(r('x'))}</m:func>`, '\\sin{x}'],
    [`<m:groupChr>${e(r('a'))}</m:groupChr>`, '\\underbrace{a}'],
    [`<m:borderBox>${e(r('a'))}</m:borderBox>`, '\\boxed{a}'],
    [`<m:limUpp>${e(r('a'))}<m:lim>${r('b')}</m:lim></m:limUpp>`, '\\overset{b}{a}'],
    [`<m:acc><m:accPr><m:chr m:val="&#x20D7;"/></m:accPr>${e(r('v'))}</m:acc>`, '\\vec{v}'],
    [r('R', '<m:rPr><m:scr m:val="double-struck"/></m:rPr>'), '\\mathbb{R}'],
    [r('if so', '<m:rPr><m:nor/></m:rPr>'), '\\text{if so}'],
    [r('α') + r('x'), '\\alpha x'],
    [r('50%'), '50\\%'],
    [`<m:unknown><m:part>${r('a')}</m:part></m:unknown>`, 'a'],
    ['', ''],
  ])('%s is written as %s', (omml, tex) => {
    expect(latex(omml)).toBe(tex)
    if (tex) expect(readFormula(tex, true)).not.toBeNull()
  })

  it.each([
    'E = mc^2',
    '\\frac{1}{\\sqrt{2\\pi}}',
    '\\int_0^\\infty e^{-x^2}\\,dx',
    '\\sum_{i=1}^n i^2 = \\prod_{k} a_k',
    '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}',
    'f(x)=\\begin{cases}1&x>0\\\\0\\end{cases}',
    '\\lim_{n\\to\\infty}\\sin x, \\overline{ab}, \\vec v, \\binom{n}{k}',
    '\\underbrace{a+b}_{c}',
    '\\mathcal{L}\\{f\\}(s)',
    '\\left|\\frac{a}{b}\\right|',
    '\\begin{aligned}a&=b\\\\c&=d\\end{aligned}',
    '\\max_{x} f \\le 50\\%',
  ])('%s is the same formula when it comes back', (tex) => {
    const there = toOmml(
      readFormula(tex, true) ?? { name: 'x', attributes: {}, children: [], text: '' },
    )
    const again = readFormula(fromOmml(readXml(there)[0] ?? (readXml('<a/>')[0] as never)), true)
    expect(again && toOmml(again)).toBe(there)
  })
})
