import { childrenOf } from '@chapterhouse/shared/editor/node'
import { isRightToLeftLanguage } from '../direction.ts'
import type { Manuscript } from '../manuscript.ts'
import { typstString } from '../math/to-typst.ts'
import { nodesOf } from '../walk.ts'
import { blocksCode } from './blocks.ts'
import { template } from './template.ts'

/** What the press prints, with all letters that a font may lack. */
export interface PrintSource {
  readonly typst: string
  /** Every character beyond ASCII, once. */
  readonly rare: string
  readonly remarks: readonly string[]
}

const list = (texts: readonly string[]): string =>
  texts.length > 0 ? `(${texts.map(typstString).join(', ')},)` : '()'

const dayOf = (at: number): string => {
  const day = new Date(at)
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]
  return `datetime(year: ${year}, month: ${month}, day: ${date})`
}

const rareLetters = ({ title, content }: Manuscript): string => {
  const seen = new Set<string>()
  for (const { text = '', attrs } of nodesOf(content)) {
    for (const letter of `${text}${attrs?.alt ?? ''}${attrs?.title ?? ''}${attrs?.label ?? ''}`) {
      if (letter > '\u007f') seen.add(letter)
    }
  }
  for (const letter of title) if (letter > '\u007f') seen.add(letter)
  return [...seen].join('')
}

/** The whole page as Typst source. */
export const printSource = (manuscript: Manuscript): PrintSource => {
  const { title, authors, language, content, at } = manuscript
  const remarks = new Set<string>()
  const body = blocksCode(childrenOf(content), { manuscript, remarks, inside: false })
  const dir = isRightToLeftLanguage(language) ? 'rtl' : 'ltr'
  const names = new Intl.ListFormat(language, { type: 'unit' }).format(authors)
  const look = `title: ${typstString(title)}, authors: ${list(authors)}, lang: ${typstString(language)}, dir: ${dir}, date: ${dayOf(at)}`
  const head = `title-page(${typstString(title || 'Untitled')}, ${typstString(names)}, "")`
  const typst = `${template}\n#show: look.with(${look})\n#${head}\n#${body}\n`
  return { typst, rare: rareLetters(manuscript), remarks: [...remarks] }
}
