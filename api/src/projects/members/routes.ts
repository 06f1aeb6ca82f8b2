import * as contract from '@chapterhouse/shared/projects/contract'
import { answer, answerPerson } from '../../kernel/answer.ts'
import type { Desk } from '../../kernel/desk.ts'
import { demandRate, openRate } from '../../kernel/throttle.ts'
import type { Post } from '../../mail/service.ts'
import { greeter } from '../greeting.ts'
import { sendInvitation } from '../invitations/letter.ts'
import { linkOf } from '../invitations/link.ts'
import { inviteByEmail, listInvitations } from '../invitations/service.ts'
import { presentProject } from '../present.ts'
import { loadLivingProject } from '../service.ts'
import * as service from './service.ts'

export const answerMembers = (desk: Desk, post: Post): void => {
  const { clock, settings } = desk.house
  const invites = openRate({ clock, tries: 30, per: 3600 })

  const greet = greeter({ settings, post })

  answer(desk, contract.listMembers, async ({ actor, tx, params }) => {
    const project = await loadLivingProject(tx, actor, params.projectId)
    const items = await service.listMembers(tx, actor, project)
    return { items, invitations: await listInvitations(tx, project) }
  })
  answer(desk, contract.addMember, async ({ actor, tx, params, body, request }) => {
    const project = await loadLivingProject(tx, actor, params.projectId)
    const { role } = body
    if ('userId' in body) {
      const member = await service.addMember(tx, actor, { project, role, userId: body.userId })
      await greet({ userId: member.user.id, role }, { actor, tx, project, request })
      return { outcome: 'added' as const, member }
    }
    const { email, message, days } = body
    demandRate(invites, actor.userId)
    const member = await service.addMemberByEmail(tx, actor, { project, role, email })
    if (member) {
      await greet({ userId: member.user.id, role }, { actor, tx, project, request })
      return { outcome: 'added' as const, member }
    }
    const what = { project, role, email, message, days, appSecret: settings.appSecret }
    const { invitation, token } = await inviteByEmail(tx, actor, what)
    const link = linkOf(token, { settings, request })
    await sendInvitation(tx, post, { project, invitation, email, token, link, actor })
    return { outcome: 'invited' as const, invitation, link, mailed: !post.isKept }
  })
  answer(desk, contract.changeMember, ({ actor, tx, params, body }) =>
    service.changeRole(tx, actor, { ...params, role: body.role }),
  )
  answer(desk, contract.removeMember, async ({ actor, tx, params }) => {
    await service.removeMember(tx, actor, params)
    return {}
  })
  answerStanding(desk)
}

/** Who is in for now, and whose the project is. */
const answerStanding = (desk: Desk): void => {
  answer(desk, contract.pauseMember, ({ actor, tx, params }) =>
    service.pauseMember(tx, actor, params),
  )
  answer(desk, contract.resumeMember, ({ actor, tx, params }) =>
    service.resumeMember(tx, actor, params),
  )
  const { db, demandProof } = desk.house
  answerPerson(desk, contract.transferProject, async ({ actor, params, body }) => {
    await demandProof(actor, body.currentPassword)
    return db.withUser(actor.userId, async (tx) => {
      await service.transferProject(tx, actor, { ...params, userId: body.userId })
      return presentProject(await loadLivingProject(tx, actor, params.projectId))
    })
  })
}
