import { longestFormula } from '@chapterhouse/shared/editor/inline/inline-math'
import { fromOmml } from '../math/from-omml.ts'
import { readFormula } from '../math/math-tree.ts'
import { escapeXml } from '../xml.ts'
import { replaceSpans } from './xml-spans.ts'
import { readXml, type XmlElement } from './xml-tree.ts'

/** Styles of runs that hold the LaTeX of a formula, in a line and on its own. */
export const formulaStyles = { inline: 'ChapterhouseFormula', shown: 'ChapterhouseShownFormula' }

/** How HTML shows such a run, for who reads it. */
export const formulaMap = [
  `r.${formulaStyles.inline} => span.formula-inline`,
  `r.${formulaStyles.shown} => span.formula-shown`,
]

const lettersOf = (node: XmlElement): string =>
  (node.name === 'm:t' ? node.text : '') + node.children.map(lettersOf).join('')

const run = (text: string, style: string): string =>
  `<w:r>${style ? `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>` : ''}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`

const formulaRun = (xml: string, shown: boolean, remarks: Set<string>): string => {
  const [formula] = readXml(xml)
  const latex = formula ? fromOmml(formula) : ''
  if (latex !== '' && latex.length <= longestFormula && readFormula(latex, shown)) {
    return run(latex, shown ? formulaStyles.shown : formulaStyles.inline)
  }
  const signs = formula ? lettersOf(formula) : ''
  if (signs !== '') remarks.add('A formula that could not be read comes as its plain signs.')
  return run(signs, '')
}

const one = { open: /<m:oMath(?: [^>]*)?>/g, close: '</m:oMath>' }
const looks = { open: /<m:oMathParaPr(?: [^>]*)?>/g, close: '</m:oMathParaPr>' }
const shownOnes = { open: /<m:oMathPara(?: [^>]*)?>/g, close: '</m:oMathPara>' }

/** Formulas as runs that hold their LaTeX: the reader of Word files would leave them out without a word. */
export const withFormulas = (xml: string, remarks: Set<string>): string => {
  const inLines = (text: string, shown: boolean) =>
    replaceSpans(text, one, (_, formula) => formulaRun(formula, shown, remarks))
  const blocks = replaceSpans(xml, shownOnes, (inside) =>
    inLines(
      replaceSpans(inside, looks, () => ''),
      true,
    ),
  )
  return inLines(blocks, false)
}

const marked = /<span class="formula-(inline|shown)">([^<]*)<\/span>/g

/** The same runs, in the HTML they became, as formulas of the web. */
export const asMath = (html: string): string =>
  html.replace(marked, (_, kind: string, latex: string) => {
    const display = kind === 'shown' ? ' display="block"' : ''
    return `<math${display} alttext="${latex.replaceAll('"', '&quot;')}"></math>`
  })
