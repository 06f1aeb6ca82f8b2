import type { AdminPerson, PlatformRole } from '@chapterhouse/shared/admin/people'
import { colorOf } from '@chapterhouse/shared/users/color'
import { IconDots } from '@tabler/icons-react'
import type { Proof } from '../../auth/proof/use-proof.tsx'
import { count } from '../../kernel/count.ts'
import { ago } from '../../kernel/moment.ts'
import { t, tn } from '../../messages/t.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Line } from '../../ui/lines.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuChoice } from '../../ui/menu-choice.ts'
import styles from '../admin.module.css'
import { usePersonActs } from './use-person-acts.ts'

interface PersonLineProps {
  readonly person: AdminPerson
  readonly onSuspend: (person: AdminPerson) => void
  readonly proof: Proof
}

/** Who is simply there needs no word. */
const stateWords = {
  suspended: t('Suspended'),
  deleted: t('Deleted'),
  erased: t('Erased'),
} as const

/** What is unusual about somebody, beside their name. */
const Marks = ({ person: { state, platformRole } }: Pick<PersonLineProps, 'person'>) => (
  <>
    {platformRole === 'USER' ? null : (
      <span className={styles.role}>{platformRole === 'ADMIN' ? t('Admin') : t('Moderator')}</span>
    )}
    {state === 'active' ? null : <span className={styles.state}>{stateWords[state]}</span>}
  </>
)

/** What one looks for when somebody writes to the house. */
const aboutOf = ({ email, projects, sessions, lastLoginAt, reason }: AdminPerson): string =>
  [
    email,
    reason ? t('because: {reason}', { reason }) : '',
    count.projects(projects),
    sessions > 0 ? tn(sessions, ['signed in {n} time', 'signed in {n} times']) : '',
    lastLoginAt ? t('last came in {when}', { when: ago(lastLoginAt) }) : '',
  ]
    .filter(Boolean)
    .join(' · ')

/** From the least to the most. */
const roles: readonly (readonly [PlatformRole, string])[] = [
  ['USER', t('No part in looking after the house')],
  ['MODERATOR', t('Moderator')],
  ['ADMIN', t('Admin')],
]

/** What may be done, as the server says; the worst last. */
const useChoices = ({ person, onSuspend, proof }: PersonLineProps): MenuChoice[] => {
  const { reactivate, endSessions, setRole } = usePersonActs(proof)
  const { can } = person
  const role = ([role, label]: (typeof roles)[number]): MenuChoice => ({
    label,
    checked: person.platformRole === role,
    act: () => setRole.mutate({ person, role }),
  })
  return [
    ...(can.changeRole ? roles.map(role) : []),
    ...(can.endSessions
      ? [{ label: t('Sign out everywhere'), divide: true, act: () => endSessions.mutate(person) }]
      : []),
    ...(can.suspend
      ? [{ label: t('Suspend…'), danger: true, divide: true, act: () => onSuspend(person) }]
      : []),
    ...(can.reactivate ? [{ label: t('Let in again'), act: () => reactivate.mutate(person) }] : []),
  ]
}

/** Somebody with an account, and what can be done. */
export const PersonLine = (props: PersonLineProps) => {
  const { person } = props
  const choices = useChoices(props)
  const label = t('What to do with {name}', { name: person.displayName })
  return (
    <Line
      before={<Avatar person={{ ...person, color: colorOf(person.id) }} size={32} />}
      title={
        <>
          {person.displayName}
          <Marks person={person} />
        </>
      }
      about={aboutOf(person)}
      acts={
        choices.length > 0 ? (
          <Menu
            label={label}
            choices={choices}
            button={<IconButton tip={false} label={label} icon={<IconDots size={17} />} />}
          />
        ) : null
      }
    />
  )
}
