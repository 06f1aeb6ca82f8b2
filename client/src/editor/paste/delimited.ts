/** Rows of cells as a table is written down as text. */
export type Rows = readonly (readonly string[])[]

const separators = ['\t', ',', ';'] as const
type Separator = (typeof separators)[number]

interface Reading {
  readonly rows: string[][]
  cell: string
  quoted: boolean
}

/** Reads RFC 4180: quotes around cells may hold separators, line ends and doubled quotes. */
const read = (text: string, separator: Separator): string[][] | null => {
  const now: Reading = { rows: [[]], cell: '', quoted: false }
  const end = () => {
    now.rows.at(-1)?.push(now.cell)
    now.cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (letter === '"' && now.quoted && text[at + 1] === '"') {
      now.cell += '"'
      at += 1
    } else if (letter === '"' && (now.quoted || now.cell === '')) {
      now.quoted = !now.quoted
    } else if (letter === separator && !now.quoted) end()
    else if (letter === '\n' && !now.quoted) {
      end()
      now.rows.push([])
    } else now.cell += letter
  }
  end()
  return now.quoted ? null : now.rows
}

/** A comma with a blank behind it is one in a sentence. */
const isSentence = (text: string, separator: Separator): boolean =>
  separator !== '\t' && new RegExp(`${separator} `).test(text.replace(/"[^"]*"/g, ''))

const isTable = (rows: Rows, separator: Separator): boolean => {
  const width = rows[0]?.length ?? 0
  const least = separator === '\t' ? 2 : 3
  const isEven = rows.every((row) => row.length === width)
  // Lines that only begin with a tab are indented.
  return rows.length > 1 && width >= least && isEven && rows.some(([first]) => first !== '')
}

/** Plain text that is a table: at least two rows of as many cells; null if it is anything else. */
export const rowsOf = (plain: string): Rows | null => {
  const text = plain.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
  if (!text.includes('\n')) return null
  for (const separator of separators) {
    const rows = text.includes(separator) && !isSentence(text, separator) && read(text, separator)
    if (rows && isTable(rows, separator)) return rows.map((row) => row.map((cell) => cell.trim()))
  }
  return null
}

const isAmount = (cell: string): boolean => /\d/.test(cell) && !/\p{L}{3}/u.test(cell)

/** Whether the first row names the columns: it is all words. */
export const hasHeader = (rows: Rows): boolean =>
  rows[0]?.every((cell) => cell !== '' && !isAmount(cell)) ?? false
