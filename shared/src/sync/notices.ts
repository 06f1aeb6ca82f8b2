import { z } from 'zod'
import { contributionId, pageId, projectId, userId } from '../kernel/id.ts'

/** The PostgreSQL NOTIFY channel; payloads hold ids only, never text, and stay below 8,000 bytes. */
export const noticeChannel = 'chapterhouse'

/**
 * What the api tells every collab node, in the transaction of its decision.
 * `access-changed`: whoever matches all given ids loses their sockets (4530) and asks again.
 * `journal-written`: rows of this page were committed by somebody else than the node itself.
 * `page-purged`: the page's rows are gone; its room closes (4403).
 * `epoch-raised`: the page's bytes were replaced; its room closes (4410).
 * `schema-raised`: sockets of an older schema close (4409).
 */
export const notice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('access-changed'),
    userId: userId.optional(),
    sessionId: z.string().optional(),
    projectId: projectId.optional(),
    pageId: pageId.optional(),
    linkId: z.uuid().optional(),
  }),
  z.object({
    kind: z.literal('journal-written'),
    pageId,
    contributionId: contributionId.optional(),
    /** Which node wrote it, so that it skips its own. */
    node: z.string().optional(),
  }),
  z.object({ kind: z.literal('page-purged'), pageId }),
  z.object({ kind: z.literal('epoch-raised'), pageId, epoch: z.number().int() }),
  z.object({ kind: z.literal('schema-raised'), pageId, schemaVersion: z.number().int() }),
])
export type Notice = z.infer<typeof notice>
