import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { pageId, projectId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'

/** Places that one answer holds, the latest first. */
export const mostReferences = 100

/** A page whose text names something, with the words in which it does so first. */
export const reference = z.object({
  pageId,
  projectId,
  projectTitle: z.string(),
  title: z.string(),
  icon: z.string().nullable(),
  excerpt: z.string(),
  /** How often the text names it. */
  times: z.number().int(),
  /** When it was first seen there: at most a minute or so after it was written. */
  at: timestamp,
})
export type Reference = z.infer<typeof reference>

const reply = z.object({ items: z.array(reference) })

export const listBacklinks = endpoint('GET', '/pages/:pageId/backlinks', {
  params: z.object({ pageId }),
  reply,
  summary: 'Pages I may read whose text links to this one',
})
export const listMentions = endpoint('GET', '/mentions', {
  reply,
  summary: 'Pages I may read whose text names me',
})
