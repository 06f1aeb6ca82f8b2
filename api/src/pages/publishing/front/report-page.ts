import { escapeHtml, tag, voidTag } from '@chapterhouse/shared/editor/html/tag'
import {
  mostReportWords,
  type ReportReason,
  reportReason,
} from '@chapterhouse/shared/publishing/report'
import type { Looks } from './looks.ts'
import type { Reported } from './reported.ts'
import { foot, sheet } from './sheet.ts'
import type { Words } from './words.ts'

/** What somebody sent that could not be taken; they find it in the form again. */
export interface Draft {
  readonly reason: string
  readonly words: string
  /** What is wrong with it, in a sentence. */
  readonly problem: string
}

const choice =
  ({ report }: Words, chosen: string) =>
  (reason: ReportReason) => {
    const button = { type: 'radio', name: 'reason', value: reason, required: true }
    const input = voidTag('input', { ...button, checked: reason === chosen })
    return tag('label', `${input} ${report.reasons[reason]}`)
  }

const form = (
  { path, words: said }: Reported,
  { reason, words }: Pick<Draft, 'reason' | 'words'>,
): string => {
  const choices = reportReason.options.map(choice(said, reason)).join('\n')
  const field = { id: 'words', name: 'words', rows: 5, maxlength: mostReportWords }
  const parts = [
    tag('fieldset', tag('legend', said.report.what) + choices),
    tag('label', said.report.more, { for: 'words' }),
    // a browser drops the first line break of a field
    tag('textarea', `\n${escapeHtml(words)}`, field),
    tag('button', said.report.send, { type: 'submit' }),
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
    words: reported.words,
    description: '',
    canonical: null,
    looks,
    body: [mast(reported), tag('main', main), foot(reported.words)].join('\n'),
  })

/** The form, complete without a script; with a draft it says what was wrong, and nothing is lost. */
export const reportPage = (reported: Reported, looks: Looks, draft?: Draft): string => {
  const { link, about } = reported.words.report
  const problem = draft
    ? tag('p', escapeHtml(draft.problem), { role: 'alert', class: 'problem' })
    : ''
  const head = tag('header', tag('h1', link) + tag('p', about, { class: 'lead' }))
  const main = head + problem + form(reported, draft ?? { reason: '', words: '' })
  return whole(reported, { title: `${link} – ${reported.title}`, main, looks })
}

/** What stands there once it was sent. */
export const reportedPage = (reported: Reported, looks: Looks): string => {
  const { thanks, kept, back } = reported.words.report
  const way = tag('p', tag('a', back, { href: reported.path }))
  const main = tag('header', tag('h1', thanks) + tag('p', kept, { class: 'lead' })) + way
  return whole(reported, { title: thanks, main, looks })
}
