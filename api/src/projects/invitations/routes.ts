import * as contract from '@chapterhouse/shared/projects/contract'
import { answer, answerAnyone } from '../../kernel/answer.ts'
import { plainAddress } from '../../kernel/client-address.ts'
import type { Desk } from '../../kernel/desk.ts'
import { demandRate, openRate } from '../../kernel/throttle.ts'
import { loadLivingProject } from '../service.ts'
import { linkOf } from './link.ts'
import * as service from './service.ts'

export const answerInvitations = (desk: Desk): void => {
  const { db, clock, settings } = desk.house
  const links = openRate({ clock, tries: 30, per: 3600 })
  const probes = openRate({ clock, tries: 30, per: 60 })

  answer(desk, contract.createInviteLink, async ({ actor, tx, params, body, request }) => {
    const project = await loadLivingProject(tx, actor, params.projectId)
    demandRate(links, actor.userId)
    const made = await service.invite(tx, actor, { project, role: body.role, email: null })
    return { invitation: made.invitation, link: linkOf(made.token, { settings, request }) }
  })
  answer(desk, contract.revokeInvitation, async ({ actor, tx, params }) => {
    await service.revokeInvitation(tx, actor, params)
    return {}
  })
  answerAnyone(desk, contract.previewInvitation, ({ params, request }) => {
    demandRate(probes, plainAddress(request.ip) ?? '')
    return service.previewInvitation(db, params.token)
  })
  answer(desk, contract.acceptInvitation, async ({ actor, tx, params }) => ({
    projectId: await service.acceptInvitation(tx, actor, params.token),
  }))
}
