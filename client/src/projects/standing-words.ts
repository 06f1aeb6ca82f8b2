import type { ProjectRole } from '@chapterhouse/shared/projects/role'
import {
  type Noticed,
  type Standing,
  type StandingFacts,
  standingOf,
} from '@chapterhouse/shared/projects/standing'
import { locale } from '../messages/language.ts'
import { t } from '../messages/t.ts'

/** In words that follow "may". */
const deeds: Record<Noticed, string> = {
  read: t('read'),
  comment: t('comment'),
  propose: t('propose changes'),
  write: t('write'),
  manage: t('invite people'),
  own: t('hand the project on'),
}

const listed = new Intl.ListFormat(locale, { type: 'conjunction' })

/** "read, comment and propose changes": what these allow, after "may". */
export const deedsInWords = (may: readonly Noticed[]): string => {
  const words = may.map((cap) => deeds[cap])
  const [only = ''] = words
  if (words.length > 1) return listed.format(words)
  return words.length === 1 ? t('{deed}, nothing else', { deed: only }) : t('do nothing')
}

/** In words that follow "because". */
const reasons: Record<'paused' | ProjectRole, string> = {
  paused: t('the membership is paused'),
  OWNER: t('the project is theirs'),
  ADMIN: t('they are an admin'),
  EDITOR: t('they are an editor'),
  CONTRIBUTOR: t('they are a contributor'),
  REVIEWER: t('they are a reviewer'),
  VIEWER: t('they are a viewer'),
}

const because = ({ because, rights }: Standing): string => {
  const reason = reasons[because]
  switch (rights) {
    case 'usual':
      return reason
    case 'more':
      return t('{reason}, with more rights than usual', { reason })
    case 'fewer':
      return t('{reason}, with fewer rights than usual', { reason })
    case 'other':
      return t('{reason}, with other rights than usual', { reason })
  }
}

/** "May read and comment, because they are a reviewer, let in by Ada." */
export const standingInWords = (
  member: StandingFacts & { readonly invitedBy: string | null },
): string => {
  const standing = standingOf(member)
  const isPaused = standing.because === 'paused'
  const may = isPaused ? t('do nothing for now') : deedsInWords(standing.may)
  const said = { may, because: because(standing) }
  return member.invitedBy
    ? t('May {may}, because {because}, let in by {name}.', { ...said, name: member.invitedBy })
    : t('May {may}, because {because}.', said)
}
