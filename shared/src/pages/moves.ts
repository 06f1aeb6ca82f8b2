import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { pageId, projectId } from '../kernel/id.ts'
import { page } from './contract.ts'

/** Pages one act may name. */
export const mostAtOnce = 100
/** Pages one copy may make, those below the first included. */
export const mostCopies = 200

const pageIds = z.array(pageId).min(1).max(mostAtOnce)
const pages = z.object({ items: z.array(page) })

/** Where a page goes. */
export const place = z.object({
  projectId,
  /** null: the top level of the project. */
  parentId: pageId.nullable(),
  /** After this sibling; null makes it the first, undefined the last. */
  afterId: pageId.nullable().optional(),
})
export type PagePlace = z.infer<typeof place>

/**
 * All or nothing, one after the other. The way back is the same act with the places from before, in
 * the order of the tree: what a page stood after is there again when its turn comes.
 */
export const movePages = endpoint('POST', '/pages/moves', {
  body: z.object({
    moves: z
      .array(z.object({ pageId, to: place }))
      .min(1)
      .max(mostAtOnce),
  }),
  reply: pages,
  summary: 'Move pages, with those below them, within a project or to another',
})

export const copyPage = endpoint('POST', '/pages/:pageId/copies', {
  heavy: true,
  params: z.object({ pageId }),
  body: z.object({
    /** Beside the page itself unless told. */
    to: place.optional(),
    withSubpages: z.boolean(),
    /** A copy says so in its title; a page begun from a template, or made one, has the same title. */
    as: z.enum(['copy', 'page', 'template']).default('copy'),
  }),
  reply: page,
  status: 201,
  summary: 'Copy a page, without its history, beside itself or to another place',
})

export const fillPage = endpoint('POST', '/pages/:pageId/fill', {
  params: z.object({ pageId }),
  body: z.object({ templateId: pageId }),
  reply: page,
  status: 201,
  summary: 'Write what another page shows into an empty one, and its title where there is none',
})

export const trashPages = endpoint('POST', '/pages/trash', {
  body: z.object({ pageIds }),
  reply: z.object({}),
  summary: 'Move pages and those below them to the trash, all or none',
})

export const restorePages = endpoint('POST', '/pages/restore', {
  body: z.object({ pageIds }),
  reply: pages,
  summary: 'Bring pages back from the trash, all or none',
})
