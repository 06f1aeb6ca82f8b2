import * as contract from '@chapterhouse/shared/projects/invitation'
import { answer, answerAnyone } from '../../kernel/answer.ts'
import { plainAddress } from '../../kernel/client-address.ts'
import type { Desk } from '../../kernel/desk.ts'
import { demandRate, openRate } from '../../kernel/throttle.ts'
import { loadLivingProject } from '../service.ts'
import { linkOf } from './link.ts'
import * as replies from './reply.ts'
import * as service from './service.ts'

export const answerInvitations = (desk: Desk): void => {
  const { clock, settings } = desk.house
  const { appSecret, secretsBefore } = settings
  const secrets = [appSecret, ...secretsBefore]
  const links = openRate({ clock, tries: 30, per: 3600 })

  answer(desk, contract.createInviteLink, async ({ actor, tx, params, body, request }) => {
    const project = await loadLivingProject(tx, actor, params.projectId)
    demandRate(links, actor.userId)
    const made = await service.invite(tx, actor, { ...body, project, email: null, appSecret })
    return { invitation: made.invitation, link: linkOf(made.token, { settings, request }) }
  })
  answer(desk, contract.readInviteLink, async ({ actor, tx, params, request }) => ({
    link: linkOf(await service.readToken(tx, actor, { ...params, secrets }), {
      settings,
      request,
    }),
  }))
  answer(desk, contract.revokeInvitation, async ({ actor, tx, params }) => {
    await service.revokeInvitation(tx, actor, params)
    return {}
  })
  answerHolders(desk)
}

/** What may be asked by holding a token. */
const answerHolders = (desk: Desk): void => {
  const { db, clock } = desk.house
  const probes = openRate({ clock, tries: 30, per: 60 })

  answerAnyone(desk, contract.previewInvitation, ({ params, request }) => {
    demandRate(probes, plainAddress(request.ip) ?? '')
    return replies.previewInvitation(db, params.token)
  })
  answer(desk, contract.acceptInvitation, async ({ actor, tx, params }) => ({
    projectId: await replies.acceptInvitation(tx, actor, { db, token: params.token }),
  }))
  answerAnyone(desk, contract.declineInvitation, async ({ actor, params, request }) => {
    demandRate(probes, plainAddress(request.ip) ?? '')
    await replies.declineInvitation({ db, token: params.token }, actor)
    return {}
  })
}
