import { strFromU8, strToU8, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { TaskRefusal } from '../../workshop/task-refusal.ts'
import { type BroughtText, openBag } from './brought.ts'
import { fromHtml } from './from-html.ts'
import { type OpenedArchive, openArchive } from './open-archive.ts'

const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='Code Block'] => pre:separator('\\n')",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='Lead'] => p.lead:fresh",
  "p[style-name='Small'] => p.small:fresh",
  "p[style-name='Verse'] => p.verse:fresh",
  "p[style-name='Toggle Head'] => p:fresh > strong",
  "p[style-name='Callout Name'] => aside.callout:fresh > p.callout-name:fresh",
  "p[style-name='Callout'] => aside.callout > p:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Image Caption'] => p.caption:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Preformatted Text'] => pre:separator('\\n')",
  "r[style-name='Strong'] => strong",
  "r[style-name='Strong Emphasis'] => strong",
  "r[style-name='Emphasis'] => em",
  "p[style-name='toc 1'] => p.toc:fresh",
  "p[style-name='toc 2'] => p.toc:fresh",
  "p[style-name='toc 3'] => p.toc:fresh",
  "br[type='page'] => hr.page-break",
  "r[style-name='Code'] => code",
  "r[style-name='HTML Code'] => code",
  "r[style-name='Verbatim Char'] => code",
  "r[style-name='Source Text'] => code",
  'u => u',
  'strike => s',
  'highlight => mark',
]

// A document of Word is made of parts of XML; none of them has a use for a DOCTYPE, an attack has.
const demandPlainXml = (files: OpenedArchive): void => {
  for (const [path, bytes] of files) {
    if (!/\.(xml|rels)$/i.test(path)) continue
    if (/<!(DOCTYPE|ENTITY)/i.test(strFromU8(bytes.subarray(0, 100_000), true))) {
      throw new TaskRefusal('unreadable', 'The file holds instructions that no document needs')
    }
  }
}

const mainPath = 'word/document.xml'
const letters = /<m:t(?: [^>]*)?>([^<]*)<\/m:t>/g

/** Formulas as the signs they are made of: the reader would leave them out without a word. */
const withFormulas = (xml: string): string =>
  xml
    .replace(/<\/?m:oMathPara(?: [^>]*)?>|<m:oMathParaPr>.*?<\/m:oMathParaPr>/gs, '')
    .replace(/<m:oMath(?: [^>]*)?>.*?<\/m:oMath>/gs, (formula) => {
      const signs = [...formula.matchAll(letters)].map(([, sign]) => sign).join('')
      return `<w:r><w:t xml:space="preserve">${signs}</w:t></w:r>`
    })

interface Loss {
  readonly sign: RegExp
  readonly sentence: string
}

const losses: readonly Loss[] = [
  { sign: /<w:del /, sentence: 'Tracked deletions are left out, tracked insertions are taken.' },
  { sign: /<w:commentReference /, sentence: 'Comments are left out.' },
  { sign: /<m:oMath[ >]/, sentence: 'Formulas come as plain signs.' },
  { sign: /<c:chart |<dgm:relIds /, sentence: 'Charts and diagrams are left out.' },
  {
    sign: /<w:(jc|color|sz|shd|highlight) /,
    sentence: 'Colours, fonts, sizes and alignment of the file are not taken over.',
  },
  { sign: /<w:cols [^>]*w:num="[2-9]/, sentence: 'Columns follow one another.' },
]

/** The file again, of what was looked at alone: the reader unpacks without limits of its own. */
const repacked = (files: OpenedArchive, document: string): Buffer => {
  const entries = [...files].map(
    ([path, bytes]) => [path, path === mainPath ? strToU8(document) : bytes] as const,
  )
  return Buffer.from(zipSync(Object.fromEntries(entries), { level: 0 }))
}

/** Reads a document of Word, or of whatever writes its format. */
export const fromDocx = async (bytes: Uint8Array): Promise<BroughtText> => {
  const files = openArchive(bytes)
  demandPlainXml(files)
  const main = files.get(mainPath)
  if (!main) throw new TaskRefusal('unreadable', 'The file is no Word document')
  const xml = strFromU8(main)
  const remarks = new Set<string>()
  for (const { sign, sentence } of losses) if (sign.test(xml)) remarks.add(sentence)
  const bag = openBag(remarks)
  const { value } = await convert(repacked(files, withFormulas(xml)))
  return fromHtml(`<body>${value}</body>`, { bag, remarks })
}

const convert = async (buffer: Buffer) => {
  try {
    return await mammoth.convertToHtml({ buffer }, { styleMap, includeEmbeddedStyleMap: false })
  } catch {
    throw new TaskRefusal('unreadable', 'The file is no Word document, or it is damaged')
  }
}
