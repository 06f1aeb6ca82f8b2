import { Refusal, type RefusalCode } from '@chapterhouse/shared/refusals'
import { t, told } from '../messages/t.ts'
import { Unreachable } from './unreachable.ts'

/** What happened, and what is safe or to be done: what an error says to a person. */
export interface Explanation {
  readonly title: string
  readonly advice: string
}

const nothingChanged = t('Nothing was changed.')

const otherWay = t('Try again, or use another way.')

const lookFirst = t('Look whether it is there before you try again.')

const advice: Record<RefusalCode, string> = {
  invalid_input: `${nothingChanged} ${t('Look at the marked fields and try again.')}`,
  unauthenticated: t('What you wrote is kept on this device. Sign in to go on.'),
  wrong_credentials: t('Check both and try again.'),
  second_step_needed: otherWay,
  wrong_code: t('Wait for the next one.'),
  wrong_passkey: otherWay,
  proof_needed: nothingChanged,
  provider_failed: otherWay,
  not_linked: nothingChanged,
  last_way_in: t('Set a password first.'),
  forbidden: `${nothingChanged} ${t('Ask the owner of the project for another role.')}`,
  paused: t('What you wrote stays. Whoever looks after the project can end the pause.'),
  cross_site: `${nothingChanged} ${t('Open Chapterhouse at its own address and try again.')}`,
  not_found: t('It may have been deleted, or you may not be a member any more.'),
  conflict: `${nothingChanged} ${t('Somebody may have been faster: look at the present state first.')}`,
  address_taken: t('Sign in with it instead.'),
  already_member: t('Their role can be changed in the list.'),
  title_taken: t('Choose another name.'),
  sign_up_closed: t('Ask somebody inside for an invitation link.'),
  setup_code_needed: t('You find it where Chapterhouse was started.'),
  account_deleted: t('Until it is erased it can be had back as it was.'),
  account_suspended: t('Ask whoever runs this server.'),
  weak_password: t('Choose one that is longer or less common.'),
  last_owner: t('Hand the project over first.'),
  too_late: `${nothingChanged} ${t('Begin again.')}`,
  gone: t('Ask the person who invited you for a new link.'),
  too_large: `${nothingChanged} ${t('Split it into parts and add them one by one.')}`,
  no_room: `${nothingChanged} ${t('Whoever looks after this server can give more room.')}`,
  unsupported_type: `${nothingChanged} ${t('Use Word (.docx), HTML, Markdown, plain text, or a zip of them.')}`,
  unreadable: `${nothingChanged} ${t('Open it where it comes from, save it again, and try once more.')}`,
  not_available_yet: t('It will come with a later release.'),
  locked: `${nothingChanged} ${t('Somebody who manages the project can unlock it.')}`,
  rate_limited: t('Wait a minute, then try again.'),
  unavailable: t('What was saved is safe. Try again in a moment.'),
  outcome_unknown: lookFirst,
  internal: t('What was saved is safe. Try again; if it stays, tell whoever runs this server.'),
}

const explainRefusal = (refusal: Refusal): Explanation => {
  const { title, detail } = refusal.toProblem()
  return { title: detail ?? told(title), advice: advice[refusal.code] }
}

/** The sentence for any error that reaches a person. */
export const explain = (error: unknown): Explanation => {
  if (error instanceof Refusal) return explainRefusal(error)
  if (error instanceof Unreachable) {
    return {
      title: t('The server cannot be reached'),
      advice: `${error.mayBeDone ? lookFirst : nothingChanged} ${t('What you write in a page is kept on this device meanwhile.')}`,
    }
  }
  return {
    title: t('Something went wrong in this window'),
    advice: t(
      'What was saved is safe. Reload the page; if it stays, tell whoever runs this server.',
    ),
  }
}

/** Whether the error is this refusal. */
export const isRefusal = (error: unknown, ...codes: RefusalCode[]): error is Refusal =>
  error instanceof Refusal && codes.includes(error.code)
