const empty = /(<w:p(?: [^>]*)?>)(<w:pPr>(?:(?!<\/?w:p[ >])[\s\S])*?<\/w:pPr>)(<\/w:p>)/g
const drawn = /<w:pStyle w:val=["']Rule["']|<w:pBdr>(?:(?!<\/w:pBdr>)[\s\S])*<w:(?:bottom|top) /

/** What a line across the page is to the reader of Word files. */
export const ruleMap = ["br[type='column'] => hr:fresh"]

/** Empty paragraphs with a line below as breaks of a kind nobody else has: empty ones are not read. */
export const withRules = (xml: string): string =>
  xml
    .replace(/<w:br w:type=["']column["']\/>/g, '')
    .replace(empty, (whole, open: string, ...rest: string[]) => {
      const [look = '', close = ''] = rest
      return drawn.test(look) ? `${open}${look}<w:r><w:br w:type="column"/></w:r>${close}` : whole
    })
