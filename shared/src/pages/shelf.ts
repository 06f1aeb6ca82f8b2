import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { pageId, projectId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'

/** Favourites one person may have. */
export const mostFavourites = 200
/** Pages opened last that an answer holds. */
export const mostVisits = 30

/** A page in a list of one's own, with the project it is in: these lists go across projects. */
export const shelfLine = z.object({
  id: pageId,
  projectId,
  projectTitle: z.string(),
  title: z.string(),
  icon: z.string().nullable(),
  wordCount: z.number().int(),
  /** When it was marked, or opened last. */
  at: timestamp,
})
export type ShelfLine = z.infer<typeof shelfLine>

const shelf = z.object({
  /** In the person's own order. */
  favourites: z.array(shelfLine),
  /** The last opened first. */
  visits: z.array(shelfLine),
})
export type Shelf = z.infer<typeof shelf>

const params = z.object({ pageId })

export const getShelf = endpoint('GET', '/shelf', {
  reply: shelf,
  summary: 'My favourites, and the pages I opened last',
})
export const addFavourite = endpoint('PUT', '/pages/:pageId/favourite', {
  params,
  body: z.object({
    /** After this favourite; null makes it the first, undefined the last, or leaves it where it is. */
    afterId: pageId.nullable().optional(),
  }),
  reply: z.object({}),
  summary: 'Mark a page for myself, or put the mark elsewhere in my list',
})
export const removeFavourite = endpoint('DELETE', '/pages/:pageId/favourite', {
  params,
  reply: z.object({}),
  summary: 'Take my mark from a page',
})
export const visitPage = endpoint('PUT', '/pages/:pageId/visit', {
  params,
  reply: z.object({}),
  summary: 'Remember that I opened a page',
})
