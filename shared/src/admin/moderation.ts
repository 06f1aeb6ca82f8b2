import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { caseId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'
import { reportReason } from '../publishing/report.ts'

/** A dismissed or released one is open again when it is reported anew. */
export const caseState = z.enum(['open', 'dismissed', 'hidden', 'released'])
export type CaseState = z.infer<typeof caseState>

/** A public page, or the front of a project, that the world reported. */
export const moderationCase = z.object({
  id: caseId,
  state: caseState,
  kind: z.enum(['page', 'front']),
  /** As it was when it was reported last. */
  title: z.string(),
  projectTitle: z.string(),
  /** Its address below the house's. */
  path: z.string(),
  /** How its text begins, as it was reported. */
  says: z.string(),
  /** Whether the world reads it now. */
  isPublic: z.boolean(),
  /** Since it was decided last. */
  reports: z.object({
    /** Beyond 500 nobody counts. */
    count: z.number().int(),
    firstAt: timestamp.nullable(),
    lastAt: timestamp,
    reasons: z.array(z.object({ reason: reportReason, count: z.number().int() })),
    /** The newest twenty that say more than a reason. */
    words: z.array(z.object({ reason: reportReason, words: z.string(), at: timestamp })),
  }),
  /** What was decided last. */
  decision: z.object({ by: z.string(), at: timestamp, note: z.string() }).nullable(),
  can: z.object({ dismiss: z.boolean(), hide: z.boolean(), release: z.boolean() }),
})
export type ModerationCase = z.infer<typeof moderationCase>

/** What one looks for in the queue. */
export const queueView = z.enum(['open', 'hidden', 'settled'])
export type QueueView = z.infer<typeof queueView>

/** What moderators say when they decide. */
export const decisionNote = z.object({ note: z.string().trim().min(1).max(1000) })

const one = z.object({ caseId })
const decides = {
  scope: 'account',
  params: one,
  body: decisionNote,
  reply: moderationCase,
} as const

/** All of these are not found for who is neither moderator nor admin of the platform. */
export const listCases = endpoint('GET', '/admin/moderation', {
  scope: 'account',
  query: z.object({ view: queueView.default('open') }),
  reply: z.object({ items: z.array(moderationCase) }),
  summary: 'What the world reported, the newest first, at most two hundred',
})
export const dismissCase = endpoint('POST', '/admin/moderation/:caseId/dismiss', {
  ...decides,
  summary: 'Leave what was reported as it is',
})
export const hideCase = endpoint('POST', '/admin/moderation/:caseId/hide', {
  ...decides,
  summary: 'Take what was reported from the public, and tell its authors why',
})
export const releaseCase = endpoint('POST', '/admin/moderation/:caseId/release', {
  ...decides,
  summary: 'Let what is hidden be public again',
})
