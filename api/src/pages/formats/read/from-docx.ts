import { strFromU8, strToU8, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { TaskRefusal } from '../../workshop/task-refusal.ts'
import { type BroughtText, openBag } from './brought.ts'
import { withColors } from './docx-colors.ts'
import { asMath, withFormulas } from './docx-formulas.ts'
import { asStarts, listStarts, withStarts } from './docx-lists.ts'
import { withRules } from './docx-rules.ts'
import { styleMap, withSides } from './docx-styles.ts'
import { fromHtml } from './from-html.ts'
import { type OpenedArchive, openArchive } from './open-archive.ts'

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
const texts = [mainPath, 'word/footnotes.xml', 'word/endnotes.xml']

interface Loss {
  readonly sign: RegExp
  readonly sentence: string
}

const losses: readonly Loss[] = [
  { sign: /<w:del /, sentence: 'Tracked deletions are left out, tracked insertions are taken.' },
  { sign: /<w:commentReference /, sentence: 'Comments are left out.' },
  { sign: /<c:chart |<dgm:relIds /, sentence: 'Charts and diagrams are left out.' },
  {
    sign: /<w:sz |<w:rFonts (?!w:ascii="Segoe UI Symbol")/,
    sentence: 'Fonts and sizes of the file are not taken over.',
  },
  { sign: /<w:cols [^>]*w:num="[2-9]/, sentence: 'Columns follow one another.' },
]

interface Saying {
  readonly starts: ReadonlyMap<string, number>
  readonly remarks: Set<string>
}

const said = (xml: string, { starts, remarks }: Saying): string =>
  withColors(withRules(withStarts(withFormulas(xml, remarks), starts)))

/** The parts that hold text, with what the reader would not see said in a way it sees. */
const readable = (files: OpenedArchive, remarks: Set<string>): ReadonlyMap<string, Uint8Array> => {
  const starts = listStarts(strFromU8(files.get('word/numbering.xml') ?? new Uint8Array()))
  return new Map(
    texts.flatMap((path) => {
      const bytes = files.get(path)
      const xml = bytes && said(strFromU8(bytes), { starts, remarks })
      return xml === undefined ? [] : [[path, strToU8(xml)] as const]
    }),
  )
}

/** The file again, of what was looked at alone: the reader unpacks without limits of its own. */
const repacked = (files: OpenedArchive, changed: ReadonlyMap<string, Uint8Array>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries([...files, ...changed]), { level: 0 }))

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
  const { value } = await convert(repacked(files, readable(files, remarks)))
  return fromHtml(`<body>${asStarts(asMath(value))}</body>`, { bag, remarks })
}

const options = {
  styleMap: [...styleMap],
  transformDocument: withSides,
  includeEmbeddedStyleMap: false,
}

const convert = async (buffer: Buffer) => {
  try {
    return await mammoth.convertToHtml({ buffer }, options)
  } catch {
    throw new TaskRefusal('unreadable', 'The file is no Word document, or it is damaged')
  }
}
