import { Refusal } from '@chapterhouse/shared/refusals'
import type { z } from 'zod'

/** Where a list goes on, as opaque text: the sort key of the last row that was answered. */
export const cursorOf = (key: readonly string[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** The sort key of a cursor, checked against what this list sorts by; null for the first part. */
export const readCursor = <Key extends z.ZodType>(
  schema: Key,
  cursor: string | undefined,
): z.output<Key> | null => {
  if (cursor === undefined) return null
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()))
  if (parsed.success) return parsed.data
  const issues = [{ path: 'cursor', message: 'Not a cursor of this list' }]
  throw new Refusal('invalid_input', { issues })
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export interface Part<Row> {
  readonly items: Row[]
  readonly nextCursor: string | null
}

/** Cuts `limit + 1` rows to one part: the extra row only says that there is more. */
export const partOf = <Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly string[],
): Part<Row> => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? cursorOf(keyOf(last)) : null }
}
