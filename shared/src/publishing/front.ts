import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { pageId, projectId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'
import { frontOrder, projectFront, publicationState } from './contract.ts'

/** A page of a project that is published, or planned to be. */
export const publishedPage = z.object({
  pageId,
  /** As readers have it; of one that is only planned, as it is now. */
  title: z.string(),
  state: publicationState,
  /** Its address below the house's; null while there is no edition. */
  path: z.string().nullable(),
  publishedAt: timestamp.nullable(),
  /** When it is published next. */
  plannedAt: timestamp.nullable(),
  can: z.object({ unpublish: z.boolean() }),
})
export type PublishedPage = z.infer<typeof publishedPage>

const params = z.object({ projectId })

export const listPublishedPages = endpoint('GET', '/projects/:projectId/publication/pages', {
  params,
  reply: z.object({ items: z.array(publishedPage) }),
  summary: 'What of a project is published or planned, the newest first, at most five hundred',
})
export const changeFront = endpoint('PATCH', '/projects/:projectId/publication', {
  params,
  body: z.object({ order: frontOrder }),
  reply: projectFront,
  scope: 'manage',
  summary: 'Choose in which order the front of a project lists its pages',
})
