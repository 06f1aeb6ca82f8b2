import type { DocNode } from '@chapterhouse/shared/editor/node'

/** Rows of a table made from a list; more are read as text by nobody. */
const mostRows = 1_000

/** Cells of CSV as RFC 4180 has them: quotes hold commas, line ends and doubled quotes. */
export const parseCsv = (text: string): string[][] => {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[at++]
      else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === ',') endCell()
    else if (sign === '\n') {
      endCell()
      rows.push([])
    } else if (sign !== '\r') cell += sign
  }
  endCell()
  return rows.filter((row) => row.some((one) => one !== ''))
}

const cellOf = (type: string, text: string): DocNode => ({
  type,
  content: [{ type: 'paragraph', ...(text ? { content: [{ type: 'text', text }] } : {}) }],
})

/** A list of Notion's as a table; its first row are the names of its columns. */
export const fromCsv = (text: string, remarks: Set<string>): DocNode => {
  const rows = parseCsv(text.replace(/^\ufeff/, '').replaceAll('\0', '\ufffd'))
  if (rows.length > mostRows) {
    remarks.add(`A list with more than ${mostRows} rows is cut after them; the zip has all of it.`)
  }
  const width = Math.max(1, ...rows.map((row) => row.length))
  const content = rows.slice(0, mostRows).map((row, index) => ({
    type: 'tableRow',
    content: Array.from({ length: width }, (_, column) =>
      cellOf(index === 0 ? 'tableHeader' : 'tableCell', row[column] ?? ''),
    ),
  }))
  const empty: DocNode = { type: 'paragraph' }
  return { type: 'doc', content: [content.length > 0 ? { type: 'table', content } : empty] }
}
