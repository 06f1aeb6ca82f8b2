import { z } from 'zod'

/** Every list answers in this shape; `nextCursor` is null on the last part. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** `?limit=&cursor=` of every list; a cursor is opaque and comes from the last answer. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
})

/** ISO 8601, UTC. */
export const timestamp = z.iso.datetime()
