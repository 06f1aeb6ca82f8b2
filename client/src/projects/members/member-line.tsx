import type { Member } from '@chapterhouse/shared/projects/contract'
import { grantedRole } from '@chapterhouse/shared/projects/role'
import {
  IconDots,
  IconKey,
  IconLogout,
  IconPlayerPause,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react'
import { t } from '../../messages/t.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { Line } from '../../ui/lines.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuChoice } from '../../ui/menu-choice.ts'
import { useMe } from '../../users/me.ts'
import { roleChoices, roles } from '../roles.ts'
import { standingInWords } from '../standing-words.ts'
import styles from './people.module.css'
import type { MemberActs } from './use-member-acts.ts'

/** One member, and what the list does with them. */
export interface MemberLineProps {
  readonly member: Member
  readonly acts: MemberActs
  readonly onRemove: (member: Member) => void
  /** Asks first: the project does not come back by the giver's hand. */
  readonly onHandOver: (member: Member) => void
  /** Somebody in the list has a menu: the roles of all keep one edge. */
  readonly roomForMenu: boolean
}

/** The role, to be changed by those who may. An owner's never is: a project is handed over instead. */
const RoleOf = ({ member, acts }: Pick<MemberLineProps, 'member' | 'acts'>) =>
  member.can.changeRole ? (
    <Select
      label={t('Role of {name}', { name: member.user.displayName })}
      value={member.role}
      choices={roleChoices}
      onChange={(event) =>
        acts.change.mutate({ member, role: grantedRole.parse(event.target.value) })
      }
    />
  ) : (
    <span className={styles.role}>{roles[member.role].name}</span>
  )

/** What they may do, and why: the same answer for everybody who looks. */
const StandingOf = ({ member }: { readonly member: Member }) => (
  <>
    {member.email ? <span className={styles.address}>{member.email}</span> : null}
    <span className={styles.standing}>{standingInWords(member)}</span>
  </>
)

/** Whether anything can be done with this member beside their role. */
export const hasMenu = ({ can }: Member): boolean =>
  can.pause || can.resume || can.receive || can.remove

const choicesOf = (props: MemberLineProps, self: boolean): MenuChoice[] => {
  const { member, acts, onRemove, onHandOver } = props
  const { can } = member
  const pausing = () => acts.pause.mutate(member)
  const pause = { label: t('Pause'), icon: <IconPlayerPause size={17} />, act: pausing }
  const resume = { label: t('Resume'), icon: <IconPlayerPlay size={17} />, act: pausing }
  const handOver = {
    label: t('Make owner'),
    icon: <IconKey size={17} />,
    act: () => onHandOver(member),
  }
  const remove = {
    label: self ? t('Leave the project') : t('Remove from the project'),
    icon: self ? <IconLogout size={17} /> : <IconX size={17} />,
    danger: true,
    divide: can.pause || can.resume || can.receive,
    act: () => (self ? acts.leave.mutate(member) : onRemove(member)),
  }
  return [
    ...(can.pause ? [pause] : []),
    ...(can.resume ? [resume] : []),
    ...(can.receive ? [handOver] : []),
    ...(can.remove ? [remove] : []),
  ]
}

/** One person, their role, what it means, and what can be done with their membership. */
export const MemberLine = (props: MemberLineProps) => {
  const { member, acts, roomForMenu } = props
  const self = member.user.id === useMe().id
  const name = member.user.displayName
  return (
    <Line
      before={<Avatar person={member.user} size={32} />}
      title={
        <>
          {self ? t('{name} (you)', { name }) : name}
          {member.status === 'PAUSED' ? <span className={styles.state}>{t('Paused')}</span> : null}
        </>
      }
      about={<StandingOf member={member} />}
      acts={
        <>
          <RoleOf member={member} acts={acts} />
          {hasMenu(member) ? (
            <Menu
              label={t('Membership of {name}', { name })}
              choices={choicesOf(props, self)}
              button={
                <IconButton
                  tip={false}
                  label={t('Membership of {name}', { name })}
                  icon={<IconDots size={17} />}
                />
              }
            />
          ) : roomForMenu ? (
            <span className={styles.noMenu} />
          ) : null}
        </>
      }
    />
  )
}
