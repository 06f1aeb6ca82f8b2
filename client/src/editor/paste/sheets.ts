import { all, renamed, saying, styled, wrapContent } from './dom.ts'

const isSheet = (html: string): boolean =>
  /google-sheets-html-origin|data-sheets-|urn:schemas-microsoft-com:office:excel|LibreOffice/i.test(
    html,
  )

const cellsOf = (row: Element): HTMLElement[] => all(row, ':scope > :is(td, th)')

/** Classes that a style sheet makes bold: Excel says it nowhere else. */
const boldClasses = (html: string): ReadonlySet<string> => {
  const rules = html.matchAll(/\.([\w-]+)\s*\{[^}]*font-weight\s*:\s*(?:bold|[6-9]00)/gi)
  return new Set([...rules].map(([, name = '']) => name))
}

type IsBold = (cell: Element) => boolean

const boldness =
  (classes: ReadonlySet<string>): IsBold =>
  (cell) =>
    /^(bold|[6-9]00)/.test(styled(cell, 'font-weight')) ||
    [...cell.classList].some((name) => classes.has(name)) ||
    saying(cell.querySelector('b, strong') ?? cell.ownerDocument.createElement('b')) ===
      saying(cell)

const isAmount = (text: string): boolean =>
  /^[-+(]?[\p{Sc}]?\s?[\d.,\s]*\d\s?[%\p{Sc}]?\)?$/u.test(text)

/** Whether the first row names the columns: all words, and bold or above amounts. */
const hasHeader = (rows: readonly Element[], isBold: IsBold): boolean => {
  const [first, ...rest] = rows.map(cellsOf)
  if (!first || rest.length === 0) return false
  if (!first.every((cell) => saying(cell) !== '' && !isAmount(saying(cell)))) return false
  return first.every(isBold) || rest.flat().some((cell) => isAmount(saying(cell)))
}

const isEmpty = (cell: Element | undefined): boolean => !cell || saying(cell) === ''

/** A sheet goes on for ever; the table ends with the last cell that says something. */
const trim = (rows: HTMLElement[]): HTMLElement[] => {
  const hasSpans = rows.some((row) => row.querySelector('[colspan], [rowspan]'))
  while (rows.length > 1 && cellsOf(rows.at(-1) as Element).every(isEmpty)) rows.pop()?.remove()
  const widest = () => Math.max(...rows.map((row) => cellsOf(row).length))
  const isLastEmpty = () => rows.every((row) => isEmpty(cellsOf(row)[widest() - 1]))
  for (let left = hasSpans ? 0 : widest() - 1; left > 0 && isLastEmpty(); left -= 1) {
    const last = widest() - 1
    for (const row of rows) cellsOf(row)[last]?.remove()
  }
  return rows
}

const cleanTable = (table: HTMLElement, isBold: IsBold): void => {
  for (const one of all(table, 'colgroup, col, caption')) one.remove()
  const rows = trim(all(table, 'tr').filter((row) => cellsOf(row).length > 0))
  const [first] = rows
  if (rows.length === 1 && first && cellsOf(first).length === 1) {
    table.replaceWith(...(cellsOf(first)[0]?.childNodes ?? []))
    return
  }
  const header = hasHeader(rows, isBold)
  for (const [index, row] of rows.entries()) {
    for (const cell of cellsOf(row)) {
      if (header && index === 0) headerCell(cell)
      else if (isBold(cell) && !cell.querySelector('b, strong')) wrapContent(cell, 'b')
    }
  }
}

const headerCell = (cell: HTMLElement): void => {
  const { colspan, rowspan } = Object.fromEntries(
    ['colspan', 'rowspan'].map((name) => [name, cell.getAttribute(name) ?? '1']),
  ) as Record<'colspan' | 'rowspan', string>
  const head = renamed(cell, 'th', { colspan, rowspan })
  for (const bold of all(head, 'b, strong')) bold.replaceWith(...bold.childNodes)
}

/** What spreadsheets write: a table with its spans, its header and nothing of the empty rest. */
export const cleanSheet = (root: HTMLElement, html: string): void => {
  if (!isSheet(html)) return
  const isBold = boldness(boldClasses(html))
  for (const table of all(root, 'table')) cleanTable(table, isBold)
}
