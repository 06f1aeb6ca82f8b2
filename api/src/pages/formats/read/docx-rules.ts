import { replaceSpans } from './xml-spans.ts'

// an empty paragraph is not read at all
const empty = /(<w:p(?: [^>]*)?>)(<w:pPr>(?:(?!<\/?w:p[ >])[\s\S])*?<\/w:pPr>)(<\/w:p>)/g
const isDrawn = (look: string): boolean =>
  /<w:pStyle w:val=["']Rule["']/.test(look) ||
  (look.includes('<w:pBdr>') && /<w:(?:bottom|top) /.test(look))

/** A drawing that says of itself that it is a line across the page. */
const drawings = { open: /<w:pict[ >]/g, close: '</w:pict>' }
const isLine = / o:hr=["'](?:t|true|1)["']/

const sign = '<w:br w:type="column"/>'

/** What a line across the page is to the reader of Word files. */
export const ruleMap = ["br[type='column'] => hr:fresh"]

/** Lines across the page, drawn or below empty paragraphs, as breaks of a kind nobody else has. */
export const withRules = (xml: string): string =>
  replaceSpans(xml.replace(/<w:br w:type=["']column["']\/>/g, ''), drawings, (_, whole) =>
    isLine.test(whole) ? sign : whole,
  ).replace(empty, (whole, open: string, ...rest: string[]) => {
    const [look = '', close = ''] = rest
    return isDrawn(look) ? `${open}${look}<w:r>${sign}</w:r>${close}` : whole
  })
