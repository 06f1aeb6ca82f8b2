import { Refusal, type RefusalCode } from '@chapterhouse/shared/refusals'
import { Unreachable } from './unreachable.ts'

/** What happened, and what is safe or to be done: what an error says to a person. */
export interface Explanation {
  readonly title: string
  readonly advice: string
}

const nothingChanged = 'Nothing was changed.'

const otherWay = 'Try again, or use another way.'

const lookFirst = 'Look whether it is there before you try again.'

const advice: Record<RefusalCode, string> = {
  invalid_input: `${nothingChanged} Look at the marked fields and try again.`,
  unauthenticated: 'What you wrote is kept on this device. Sign in to go on.',
  wrong_credentials: 'Check both and try again.',
  second_step_needed: otherWay,
  wrong_code: 'Wait for the next one.',
  wrong_passkey: otherWay,
  proof_needed: nothingChanged,
  provider_failed: otherWay,
  not_linked: nothingChanged,
  last_way_in: 'Set a password first.',
  forbidden: `${nothingChanged} Ask the owner of the project for another role.`,
  paused: 'What you wrote stays. Whoever looks after the project can end the pause.',
  cross_site: `${nothingChanged} Open Chapterhouse at its own address and try again.`,
  not_found: 'It may have been deleted, or you may not be a member any more.',
  conflict: `${nothingChanged} Somebody may have been faster: look at the present state first.`,
  address_taken: 'Sign in with it instead.',
  already_member: 'Their role can be changed in the list.',
  title_taken: 'Choose another name.',
  sign_up_closed: 'Ask somebody inside for an invitation link.',
  setup_code_needed: 'You find it where Chapterhouse was started.',
  account_deleted: 'Until it is erased it can be had back as it was.',
  account_suspended: 'Ask whoever runs this server.',
  weak_password: 'Choose one that is longer or less common.',
  last_owner: 'Hand the project over first.',
  too_late: `${nothingChanged} Begin again.`,
  gone: 'Ask the person who invited you for a new link.',
  too_large: `${nothingChanged} Split it into parts and add them one by one.`,
  no_room: `${nothingChanged} Whoever looks after this server can give more room.`,
  unsupported_type: `${nothingChanged} Use Word (.docx), HTML, Markdown, plain text, or a zip of them.`,
  unreadable: `${nothingChanged} Open it where it comes from, save it again, and try once more.`,
  not_available_yet: 'It will come with a later release.',
  locked: `${nothingChanged} Somebody who manages the project can unlock it.`,
  rate_limited: 'Wait a minute, then try again.',
  unavailable: 'What was saved is safe. Try again in a moment.',
  outcome_unknown: lookFirst,
  internal: 'What was saved is safe. Try again; if it stays, tell whoever runs this server.',
}

const explainRefusal = (refusal: Refusal): Explanation => {
  const { title, detail } = refusal.toProblem()
  return { title: detail ?? title, advice: advice[refusal.code] }
}

/** The sentence for any error that reaches a person. */
export const explain = (error: unknown): Explanation => {
  if (error instanceof Refusal) return explainRefusal(error)
  if (error instanceof Unreachable) {
    return {
      title: 'The server cannot be reached',
      advice: `${error.mayBeDone ? lookFirst : nothingChanged} What you write in a page is kept on this device meanwhile.`,
    }
  }
  return {
    title: 'Something went wrong in this window',
    advice: 'What was saved is safe. Reload the page; if it stays, tell whoever runs this server.',
  }
}

/** Whether the error is this refusal. */
export const isRefusal = (error: unknown, ...codes: RefusalCode[]): error is Refusal =>
  error instanceof Refusal && codes.includes(error.code)
