import { type Case, of } from './probe.ts'
import { type Identity, identities, world as w } from './world.ts'

const nobody: readonly Identity[] = []
const staff: readonly Identity[] = ['platform', 'moderator']
const members: readonly Identity[] = [
  'viewer',
  'reviewer',
  'contributor',
  'editor',
  'admin',
  'owner',
]

const report = (page: string, project = 'null') =>
  `select from app.report_content(${page}, ${project}, 'SPAM', null) t where t`
const moderate = (one: string, act: string) =>
  `select from app.moderate('${one}', '${act}', 'x') t where t`

/** What the world reports, and who sees and decides it. */
export const moderationCases: readonly Case[] = [
  ...of('moderation_cases', {
    select: [
      [
        'see what was reported',
        `select id from moderation_cases where id = '${w.openCase}'`,
        staff,
      ],
      [
        'see why a page of theirs is hidden',
        `select note from moderation_cases where id = '${w.hiddenCase}'`,
        [...members, ...staff],
      ],
      ['see who hid it', `select decided_by from moderation_cases`, nobody],
      ['open the queue', `select from app.moderation_queue(null, null, 9)`, staff],
      [
        'know that a page is hidden',
        `select from app.taken_down('${w.page}', null) t where t`,
        identities,
      ],
    ],
    insert: [
      [
        'make a case by hand',
        `insert into moderation_cases (page_id) values ('${w.otherPage}')`,
        nobody,
      ],
      ['report a public page', report(`'${w.shownPage}'`), identities],
      ['report a public front', report('null', `'${w.shown}'`), identities],
      ['report what is not public', report(`'${w.otherPage}'`, `'${w.other}'`), nobody],
      ['report nothing', report('null'), nobody],
    ],
    update: [
      ['decide by hand', `update moderation_cases set state = 'RELEASED'`, nobody],
      ['dismiss a report', moderate(w.openCase, 'DISMISSED'), staff],
      ['hide a public page', moderate(w.openCase, 'HIDDEN'), staff],
      ['release a page', moderate(w.hiddenCase, 'RELEASED'), staff],
      ['hide what is hidden', moderate(w.hiddenCase, 'HIDDEN'), nobody],
      ['dismiss what is hidden', moderate(w.hiddenCase, 'DISMISSED'), nobody],
      ['release what was only reported', moderate(w.openCase, 'RELEASED'), nobody],
      ['do something else', moderate(w.openCase, 'OPEN'), nobody],
    ],
    delete: [['forget a case', `delete from moderation_cases`, nobody]],
  }),
  ...of('content_flags', {
    select: [['read what was reported', `select details from content_flags`, staff]],
    insert: [
      [
        'report by hand',
        `insert into content_flags (case_id, reason) values ('${w.openCase}', 'SPAM')`,
        nobody,
      ],
    ],
    update: [['change a report', `update content_flags set details = 'x'`, nobody]],
    delete: [['drop a report', `delete from content_flags`, nobody]],
  }),
]
