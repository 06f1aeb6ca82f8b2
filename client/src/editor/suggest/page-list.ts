import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { PageLine } from '@chapterhouse/shared/pages/contract'
import { IconFileText } from '@tabler/icons-react'
import { createElement } from 'react'
import { t } from '../../messages/t.ts'
import { PageIcon } from '../../pages/look/page-icon.tsx'
import { titleOf } from '../../pages/title.ts'
import { type Choice, putNode } from './choice.ts'
import type { Known } from './known.ts'
import { matching } from './match.ts'

/** The heading above the pages of this project. */
export const ownPages = t('Pages')

/** Pages offered at once, of this project and of others. */
const most = 8

const picture = ({ icon }: PageLine) =>
  icon === null
    ? createElement(IconFileText, { size: 18, stroke: 1.75, 'aria-hidden': true })
    : createElement(PageIcon, { icon })

const choiceOf = (line: PageLine, group: string, hint: string | null): Choice => ({
  id: line.id,
  title: titleOf(line),
  group,
  picture: picture(line),
  ...(hint === null ? {} : { hint }),
  put: putNode('pageLink', { id: line.id, label: titleOf(line) }),
})

const found = (lines: readonly PageLine[], query: string, own: PageId): PageLine[] =>
  matching(
    lines.filter(({ id }) => id !== own).map((line) => ({ title: titleOf(line), line })),
    query,
  )
    .slice(0, most)
    .map(({ line }) => line)

/** Where a list is open, and what was typed. */
export interface PagesAsked {
  readonly known: Known
  readonly query: string
  /** The page that is being written, to which it needs no link. */
  readonly own: PageId
}

/** The pages these words may mean: of this project, then of others. */
export const pagesFor = ({ known, query, own }: PagesAsked): Choice[] => [
  ...found(known.pages(), query, own).map((line) => choiceOf(line, ownPages, null)),
  ...(query.trim() === '' ? [] : found(known.elsewhere(), query, own)).map((line) =>
    choiceOf(line, t('In other projects'), known.projectTitle(line.projectId)),
  ),
]
