import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import {
  addMember,
  changeMember,
  type GrantedRole,
  grantedRole,
  type Member,
  removeMember,
} from '@chapterhouse/shared/projects/contract'
import { IconLogout, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../kernel/ask.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { useAct } from '../../ui/use-act.ts'
import { useMe } from '../../users/me.ts'
import { membersQuery } from '../api.ts'
import { roleChoices, roles } from '../roles.ts'
import styles from './people.module.css'

/** Acts on a member, then shows the list as it is. */
const useMemberActs = (projectId: ProjectId) => {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: membersQuery(projectId).queryKey })
  const change = useAct(async ({ member, role }: { member: Member; role: GrantedRole }) => {
    await ask(changeMember, { params: { projectId, userId: member.user.id }, body: { role } })
    await refresh()
  })
  const remove = useAct(async (member: Member) => {
    await ask(removeMember, { params: { projectId, userId: member.user.id } })
    await refresh()
  })
  const putBack = useAct(async (member: Member) => {
    const role = grantedRole.parse(member.role)
    await ask(addMember, { params: { projectId }, body: { userId: member.user.id, role } })
    await refresh()
  })
  return { change, remove, putBack }
}

type Acts = ReturnType<typeof useMemberActs>

interface MemberLineProps {
  readonly member: Member
  readonly acts: Acts
  readonly onRemove: (member: Member) => void
  /** Somebody in the list can be removed: the roles of all keep one edge. */
  readonly roomForWayOut: boolean
}

/** The role, to be changed by those who may. An owner's never is: a project is handed over instead. */
const RoleOf = ({ member, acts }: Pick<MemberLineProps, 'member' | 'acts'>) =>
  member.can.changeRole ? (
    <Select
      label={`Role of ${member.user.displayName}`}
      value={member.role}
      choices={roleChoices}
      onChange={(event) =>
        acts.change.mutate({ member, role: grantedRole.parse(event.target.value) })
      }
    />
  ) : (
    <span className={styles.role}>{roles[member.role].name}</span>
  )

/** One person, their role, and the way out of the project for them. */
const MemberLine = ({ member, acts, onRemove, roomForWayOut }: MemberLineProps) => {
  const me = useMe()
  const self = member.user.id === me.id
  return (
    <Line
      before={<Avatar person={member.user} size={32} />}
      title={self ? `${member.user.displayName} (you)` : member.user.displayName}
      about={member.email}
      acts={
        <>
          <RoleOf member={member} acts={acts} />
          {member.can.remove ? (
            <IconButton
              tip={false}
              label={self ? 'Leave the project' : `Remove ${member.user.displayName}`}
              icon={self ? <IconLogout size={17} /> : <IconX size={17} />}
              onClick={() => onRemove(member)}
            />
          ) : roomForWayOut ? (
            <span className={styles.noWayOut} />
          ) : null}
        </>
      }
    />
  )
}

interface MemberListProps {
  readonly projectId: ProjectId
  readonly members: readonly Member[]
}

/** The people of a project. Whoever is removed stays for a while as a line with a way back. */
export const MemberList = ({ projectId, members }: MemberListProps) => {
  const acts = useMemberActs(projectId)
  const [removed, setRemoved] = useState<readonly Member[]>([])
  const present = new Set(members.map((member) => member.user.id))
  const roomForWayOut = members.some(({ can }) => can.remove)
  const remove = (member: Member) => {
    acts.remove.mutate(member, { onSuccess: () => setRemoved([...removed, member]) })
  }
  return (
    <Lines label="Members">
      {members.map((member) => (
        <MemberLine
          key={member.user.id}
          member={member}
          acts={acts}
          onRemove={remove}
          roomForWayOut={roomForWayOut}
        />
      ))}
      {removed
        .filter((member) => !present.has(member.user.id))
        .map((member) => (
          <Line
            key={member.user.id}
            before={<Avatar person={member.user} size={32} />}
            title={`${member.user.displayName} was removed`}
            about="Their words stay; they cannot open the project any more."
            acts={
              <Button
                small
                busy={acts.putBack.isPending}
                onClick={() => acts.putBack.mutate(member)}
              >
                Undo
              </Button>
            }
          />
        ))}
    </Lines>
  )
}
