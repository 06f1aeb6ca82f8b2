import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import {
  addMember,
  changeMember,
  type Member,
  pauseMember,
  removeMember,
  resumeMember,
  transferProject,
} from '@chapterhouse/shared/projects/contract'
import { type GrantedRole, grantedRole } from '@chapterhouse/shared/projects/role'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useProof } from '../../auth/proof/use-proof.tsx'
import { ask } from '../../kernel/ask.ts'
import { useAct } from '../../ui/use-act.ts'
import { membersQuery, projectQuery } from '../api.ts'

/** Acts on a member, then shows the list as it is. */
export const useMemberActs = (projectId: ProjectId) => {
  const client = useQueryClient()
  const navigate = useNavigate()
  const proof = useProof()
  const refresh = () => client.invalidateQueries({ queryKey: membersQuery(projectId).queryKey })
  const toOne = (member: Member) => ({ params: { projectId, userId: member.user.id } })
  const change = useAct(async ({ member, role }: { member: Member; role: GrantedRole }) => {
    await ask(changeMember, { ...toOne(member), body: { role } })
    await refresh()
  })
  const pause = useAct(async (member: Member) => {
    await ask(member.status === 'PAUSED' ? resumeMember : pauseMember, toOne(member))
    await refresh()
  })
  const remove = useAct(async (member: Member) => {
    await ask(removeMember, toOne(member))
    await refresh()
  })
  const leave = useAct(async (member: Member) => {
    await ask(removeMember, toOne(member))
    // first away: what is on screen may not be asked for any more
    await navigate('/')
    for (const kind of ['project', 'pages', 'members']) {
      client.removeQueries({ queryKey: [kind, projectId] })
    }
    await client.invalidateQueries({ queryKey: ['projects'] })
    await client.invalidateQueries({ queryKey: ['shelf'] })
  })
  const putBack = useAct(async (member: Member) => {
    const role = grantedRole.parse(member.role)
    await ask(addMember, { params: { projectId }, body: { userId: member.user.id, role } })
    await refresh()
  })
  const handOver = useAct(async (member: Member) => {
    const body = { userId: member.user.id }
    const project = await proof.proven(() => ask(transferProject, { params: { projectId }, body }))
    client.setQueryData(projectQuery(projectId).queryKey, project)
    await client.invalidateQueries({ queryKey: ['projects'] })
    await refresh()
  })
  return { change, pause, remove, leave, putBack, handOver, proof: proof.window }
}

/** All that can be done with a member. */
export type MemberActs = ReturnType<typeof useMemberActs>
