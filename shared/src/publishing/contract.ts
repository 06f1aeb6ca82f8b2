import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { pageId, projectId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'

/** `waiting`: published, but its project is not, so nobody outside reads it yet. `hidden`: by moderators. */
export const publicationState = z.enum(['private', 'waiting', 'public', 'hidden'])
export type PublicationState = z.infer<typeof publicationState>

/** Why moderators took something from the public; it is not published again before they release it. */
export const takedown = z.object({ note: z.string(), at: timestamp })
export type Takedown = z.infer<typeof takedown>

/** `tree`: as in the project. `newest`: what came out last comes first. */
export const frontOrder = z.enum(['tree', 'newest'])
export type FrontOrder = z.infer<typeof frontOrder>

/** The front of a project: its title, its description and what of it is published. */
export const projectFront = z.object({
  title: z.string(),
  isPublic: z.boolean(),
  /** Its address below the house's, also while it is not public. */
  path: z.string(),
  order: frontOrder,
  takedown: takedown.nullable(),
  can: z.object({ publish: z.boolean() }),
})
export type ProjectFront = z.infer<typeof projectFront>

/** `not_allowed`: whoever planned it may not publish it any more. `empty`: nothing stood on the page. */
export const planFailure = z.enum(['not_allowed', 'empty', 'hidden'])
export type PlanFailure = z.infer<typeof planFailure>

/** When a page is to be published, as it stands then. */
export const plan = z.object({
  at: timestamp,
  /** Who planned it: it happens in their name, if they may then. */
  by: z.string(),
  withProject: z.boolean(),
  /** Why it did not happen at its time; null while it is ahead. */
  failure: planFailure.nullable(),
})
export type Plan = z.infer<typeof plan>

/** What the world reads of a page. */
export const publication = z.object({
  state: publicationState,
  /** Its address below the house's; null while there is no edition. */
  path: z.string().nullable(),
  /** The title of the published version. */
  title: z.string().nullable(),
  /** When the version that is published was kept. */
  publishedAt: timestamp.nullable(),
  /** The page says something else by now. */
  hasChanges: z.boolean(),
  /** How many people read and liked it, each counted once a day. */
  readings: z.object({ views: z.number().int(), likes: z.number().int() }),
  takedown: takedown.nullable(),
  plan: plan.nullable(),
  project: projectFront,
  can: z.object({ publish: z.boolean(), unpublish: z.boolean() }),
})
export type Publication = z.infer<typeof publication>

const page = z.object({ pageId })
const project = z.object({ projectId })

export const getPublication = endpoint('GET', '/pages/:pageId/publication', {
  params: page,
  reply: publication,
  summary: 'What the world reads of a page, and whether the page says something else by now',
})
export const publishPage = endpoint('PUT', '/pages/:pageId/publication', {
  params: page,
  body: z.object({
    /** Publishes its project too: nothing is public in one that is not. */
    withProject: z.boolean().default(false),
  }),
  reply: publication,
  scope: 'manage',
  summary: 'Publish the page as it is now, or anew',
})
export const unpublishPage = endpoint('DELETE', '/pages/:pageId/publication', {
  params: page,
  reply: publication,
  scope: 'manage',
  summary: 'Take the page from the public, at once',
})
export const planPublication = endpoint('PUT', '/pages/:pageId/publication/plan', {
  params: page,
  body: z.object({
    /** Ahead of now, within a year. */
    at: timestamp,
    withProject: z.boolean().default(false),
  }),
  reply: publication,
  scope: 'manage',
  summary: 'Publish the page at a time, as it stands then',
})
export const cancelPublication = endpoint('DELETE', '/pages/:pageId/publication/plan', {
  params: page,
  reply: publication,
  scope: 'manage',
  summary: 'Publish the page at no time, or put away that it failed',
})
export const getProjectFront = endpoint('GET', '/projects/:projectId/publication', {
  params: project,
  reply: projectFront,
  summary: 'Whether a project has a public front',
})
export const publishProject = endpoint('PUT', '/projects/:projectId/publication', {
  params: project,
  reply: projectFront,
  scope: 'manage',
  summary: 'Open the front of a project, with the pages of it that are published',
})
export const unpublishProject = endpoint('DELETE', '/projects/:projectId/publication', {
  params: project,
  reply: projectFront,
  scope: 'manage',
  summary: 'Close the front of a project, and with it all its published pages',
})
