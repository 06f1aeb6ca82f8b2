import type { Member, Project } from '@chapterhouse/shared/projects/contract'
import { useState } from 'react'
import { t } from '../../messages/t.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { HandOver } from './hand-over.tsx'
import { hasMenu, MemberLine } from './member-line.tsx'
import { type MemberActs, useMemberActs } from './use-member-acts.ts'

interface RemovedLineProps {
  readonly member: Member
  readonly acts: MemberActs
}

/** Whoever was just removed, with the way back. */
const RemovedLine = ({ member, acts }: RemovedLineProps) => (
  <Line
    before={<Avatar person={member.user} size={32} />}
    title={t('{name} was removed', { name: member.user.displayName })}
    about={t('Their words stay; they cannot open the project any more.')}
    acts={
      <Button small busy={acts.putBack.isPending} onClick={() => acts.putBack.mutate(member)}>
        {t('Undo')}
      </Button>
    }
  />
)

interface MemberListProps {
  readonly project: Project
  readonly members: readonly Member[]
}

/** The people of a project. Whoever is removed stays for a while as a line with a way back. */
export const MemberList = ({ project, members }: MemberListProps) => {
  const acts = useMemberActs(project.id)
  const [removed, setRemoved] = useState<readonly Member[]>([])
  const [heir, setHeir] = useState<Member | null>(null)
  const present = new Set(members.map((member) => member.user.id))
  const roomForMenu = members.some(hasMenu)
  const remove = (member: Member) => {
    acts.remove.mutate(member, { onSuccess: () => setRemoved([...removed, member]) })
  }
  return (
    <>
      {heir ? (
        <HandOver project={project} heir={heir} acts={acts} onClose={() => setHeir(null)} />
      ) : null}
      {acts.proof}
      <Lines label={t('Members')}>
        {members.map((member) => (
          <MemberLine
            key={member.user.id}
            member={member}
            acts={acts}
            onRemove={remove}
            onHandOver={setHeir}
            roomForMenu={roomForMenu}
          />
        ))}
        {removed
          .filter((member) => !present.has(member.user.id))
          .map((member) => (
            <RemovedLine key={member.user.id} member={member} acts={acts} />
          ))}
      </Lines>
    </>
  )
}
