import { escapeHtml, tag, voidTag } from '@chapterhouse/shared/editor/html/tag'
import {
  mostReportWords,
  type ReportReason,
  reportReason,
} from '@chapterhouse/shared/publishing/report'
import type { Looks } from './looks.ts'
import type { Reported } from './reported.ts'
import { foot, sheet } from './sheet.ts'

/** What somebody sent that could not be taken; they find it in the form again. */
export interface Draft {
  readonly reason: string
  readonly words: string
  /** What is wrong with it, in a sentence. */
  readonly problem: string
}

const reasonWords: Readonly<Record<ReportReason, string>> = {
  SPAM: 'It is spam or advertising',
  ABUSE: 'It insults, threatens or spreads hatred',
  SEXUAL: 'It is sexual where it should not be',
  VIOLENCE: 'It glorifies or calls for violence',
  PLAGIARISM: 'It is somebody else’s work',
  PRIVACY: 'It tells private things of somebody',
  OTHER: 'Something else',
}

const choice = (chosen: string) => (reason: ReportReason) => {
  const button = { type: 'radio', name: 'reason', value: reason, required: true }
  const input = voidTag('input', { ...button, checked: reason === chosen })
  return tag('label', `${input} ${reasonWords[reason]}`)
}

const form = ({ path }: Reported, { reason, words }: Pick<Draft, 'reason' | 'words'>): string => {
  const choices = reportReason.options.map(choice(reason)).join('\n')
  const field = { id: 'words', name: 'words', rows: 5, maxlength: mostReportWords }
  const parts = [
    tag('fieldset', tag('legend', 'What is wrong with it?') + choices),
    tag('label', 'What should we know? You may leave this empty.', { for: 'words' }),
    // a browser drops the first line break of a field
    tag('textarea', `\n${escapeHtml(words)}`, field),
    tag('button', 'Send the report', { type: 'submit' }),
  ]
  return tag('form', parts.join('\n'), {
    method: 'post',
    action: `${path}/report`,
    class: 'report',
  })
}

const mast = ({ title, path }: Reported): string =>
  tag('header', tag('a', escapeHtml(title), { href: path, rel: 'up' }), { class: 'mast' })

const whole = (
  reported: Reported,
  { title, main, looks }: Record<'title' | 'main', string> & { looks: Looks },
) =>
  sheet({
    title,
    description: '',
    canonical: null,
    looks,
    body: [mast(reported), tag('main', main), foot()].join('\n'),
  })

/** The form, complete without a script; with a draft it says what was wrong, and nothing is lost. */
export const reportPage = (reported: Reported, looks: Looks, draft?: Draft): string => {
  const about =
    'Whoever looks after this place reads it. They learn what you report and why, not who you are.'
  const problem = draft
    ? tag('p', escapeHtml(draft.problem), { role: 'alert', class: 'problem' })
    : ''
  const head = tag('header', tag('h1', 'Report') + tag('p', about, { class: 'lead' }))
  const main = head + problem + form(reported, draft ?? { reason: '', words: '' })
  return whole(reported, { title: `Report – ${reported.title}`, main, looks })
}

/** What stands there once it was sent. */
export const reportedPage = (reported: Reported, looks: Looks): string => {
  const about = 'Your report was kept. Whoever looks after this place will look at it.'
  const back = tag('p', tag('a', 'Back to what you were reading', { href: reported.path }))
  const main = tag('header', tag('h1', 'Thank you') + tag('p', about, { class: 'lead' })) + back
  return whole(reported, { title: 'Thank you', main, looks })
}
