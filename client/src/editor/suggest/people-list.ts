import type { Member } from '@chapterhouse/shared/projects/contract'
import { createElement } from 'react'
import { t } from '../../messages/t.ts'
import { roles } from '../../projects/roles.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { type Choice, putNode } from './choice.ts'
import { matching } from './match.ts'

/** People offered at once. */
const most = 8

/** Who is looked for, and who is here. */
export interface PeopleAsked {
  readonly members: readonly Member[]
  /** Ids of those who have this page open. */
  readonly here: ReadonlySet<string>
  readonly query: string
}

const choiceOf = ({ user, role }: Member, isHere: boolean): Choice => ({
  id: user.id,
  title: user.displayName,
  group: t('People'),
  picture: createElement(Avatar, { person: user, size: 20 }),
  hint: isHere ? t('Here now') : roles[role].name,
  put: putNode('mention', { id: user.id, label: user.displayName }),
})

/** The people these words may mean, those who are here first. */
export const peopleFor = ({ members, here, query }: PeopleAsked): Choice[] => {
  const named = members.map((member) => ({ title: member.user.displayName, member }))
  const found = matching(named, query).map(({ member }) => member)
  const isHere = ({ user }: Member) => here.has(user.id)
  const ordered = [...found.filter(isHere), ...found.filter((member) => !isHere(member))]
  return ordered.slice(0, most).map((member) => choiceOf(member, isHere(member)))
}
