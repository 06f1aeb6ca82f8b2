import { z } from 'zod'

/**
 * Every reason the product gives for saying no, with its HTTP status and its title. The list is
 * closed: an unknown code is a bug, and the client has a sentence for each of these.
 */
export const refusals = {
  invalid_input: [422, 'Something in the request is not valid'],
  unauthenticated: [401, 'Please sign in'],
  wrong_credentials: [401, 'E-mail address or password is wrong'],
  second_step_needed: [401, 'One more step is needed'],
  wrong_code: [401, 'The code is wrong, or was used already'],
  wrong_passkey: [401, 'This passkey was not accepted'],
  proof_needed: [403, 'Show once more that it is you'],
  provider_failed: [403, 'The other site did not let you in'],
  not_linked: [409, 'This account is not linked to one here'],
  last_way_in: [409, 'This is the last way into your account'],
  forbidden: [403, 'You may not do that here'],
  paused: [403, 'Your membership is paused'],
  cross_site: [403, 'The request came from another site'],
  not_found: [404, 'Not found'],
  conflict: [409, 'That is not possible in the present state'],
  address_taken: [409, 'There is an account with this e-mail address'],
  already_member: [409, 'This person is a member already'],
  title_taken: [409, 'The name is taken'],
  sign_up_closed: [403, 'Sign-up is closed here'],
  setup_code_needed: [
    403,
    'The first account needs the set-up code that the start command printed',
  ],
  account_deleted: [403, 'This account is deleted'],
  account_suspended: [403, 'This account is suspended'],
  weak_password: [422, 'This password is too easy to guess'],
  last_owner: [409, 'A project keeps an owner'],
  too_late: [410, 'This took too long, or was done already'],
  gone: [410, 'This is no longer valid'],
  too_large: [413, 'Too large'],
  no_room: [413, 'There is no room for this upload'],
  unsupported_type: [415, 'This kind of file is not supported'],
  unreadable: [422, 'The file could not be read'],
  not_available_yet: [422, 'Not available yet'],
  locked: [423, 'The page is locked'],
  rate_limited: [429, 'Too many tries; wait a moment'],
  unavailable: [503, 'The database cannot be reached; nothing was changed'],
  outcome_unknown: [503, 'We cannot tell whether it was done'],
  internal: [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [number, string]>

export type RefusalCode = keyof typeof refusals

const codes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]

/** RFC 9457 problem details, the body of every answer that is not a success. */
export const problem = z.object({
  type: z.string(),
  status: z.number().int(),
  code: z.enum(codes),
  title: z.string(),
  detail: z.string().optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>

export interface RefusalParts {
  readonly detail?: string
  readonly issues?: Problem['issues']
  readonly cause?: unknown
  /** Seconds after which it is worth trying again; sent as Retry-After. */
  readonly retryAfter?: number
}

/** A no that the asking person may read. Thrown by services, sent once at the edge. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly issues: Problem['issues']
  readonly retryAfter: number | undefined

  constructor(code: RefusalCode, parts: RefusalParts = {}) {
    super(parts.detail ?? refusals[code][1], { cause: parts.cause })
    this.code = code
    this.issues = parts.issues
    this.retryAfter = parts.retryAfter
  }

  get status(): number {
    return refusals[this.code][0]
  }

  toProblem(): Problem {
    const [status, title] = refusals[this.code]
    const detail = this.message === title ? {} : { detail: this.message }
    const issues = this.issues ? { issues: this.issues } : {}
    return {
      type: `urn:chapterhouse:${this.code}`,
      status,
      code: this.code,
      title,
      ...detail,
      ...issues,
    }
  }
}
