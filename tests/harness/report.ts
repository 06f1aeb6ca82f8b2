import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from './program.ts'

/** Writes `.chapterhouse/reports/<name>.json` and answers where. */
export const writeReport = (name: string, content: object): string => {
  const folder = join(root, '.chapterhouse', 'reports')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  const report = { name, at: new Date().toISOString(), machine: machine(), ...content }
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
  return file
}

const machine = () => ({
  node: process.version,
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
})

/** Rows as a table of aligned columns; numbers to the right. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string => {
  const cells = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const isNumber = (column: number) => rows.some((row) => typeof row[column] === 'number')
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) =>
        isNumber(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd()
  const [first = [], ...rest] = cells
  return [line(first), widths.map((width) => '─'.repeat(width)).join('  '), ...rest.map(line)].join(
    '\n',
  )
}
