import * as contract from '@chapterhouse/shared/links/contract'
import { ticketKey } from '@chapterhouse/shared/sync/keys'
import type { Request } from 'express'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { answer, answerAnyone, answerFileAnyone, answerPerson } from '../../kernel/answer.ts'
import { plainAddress } from '../../kernel/client-address.ts'
import type { Database } from '../../kernel/database.ts'
import type { Desk } from '../../kernel/desk.ts'
import { demandRate, openRate, openThrottle } from '../../kernel/throttle.ts'
import { packedHead, sendHead } from '../head.ts'
import { presentLine } from '../present.ts'
import { issueTicket } from '../ticket.ts'
import * as door from './door.ts'
import { type Guest, guestAt, loadLinkedPage, presentLinkedPage } from './guest.ts'
import * as manage from './manage.ts'

/** Links by which people come in who are no members. */
export const answerLinks = (desk: Desk): void => {
  const { db, clock, passwords } = desk.house
  const guesses = openThrottle({ clock, free: 5, memory: 1_800, longest: 900 })
  const parts: door.DoorParts = { db, passwords, guesses }
  answerManagers(desk, parts)
  answerDoor(desk, parts)
  answerGuests(desk)
}

const answerManagers = (desk: Desk, { db, passwords }: door.DoorParts): void => {
  const made = openRate({ clock: desk.house.clock, tries: 60, per: 3600 })
  answerPerson(desk, contract.createLink, async ({ actor, params, body }) => {
    const { password, ...wish } = body
    demandRate(made, actor.userId)
    const passwordHash = password === undefined ? null : await passwords.hash(password)
    const { token, ...link } = await db.withUser(actor.userId, async (tx) => {
      const project = await manage.loadForLinks(tx, actor, params.projectId)
      return manage.makeLink(tx, { actor, project }, { ...wish, passwordHash })
    })
    return { ...link, link: `/s/${token}` }
  })
  answer(desk, contract.listLinks, async ({ actor, tx, params }) => ({
    items: await manage.listLinks(tx, await manage.loadForLinks(tx, actor, params.projectId)),
  }))
  answer(desk, contract.revokeLink, async ({ actor, tx, params }) => {
    await manage.revokeLink(tx, actor, params.linkId)
    return {}
  })
}

const answerDoor = (desk: Desk, parts: door.DoorParts): void => {
  const { passes, clock } = desk.house
  const probes = openRate({ clock, tries: 30, per: 60 })
  const addressOf = (request: Request) => plainAddress(request.ip) ?? ''
  answerAnyone(desk, contract.lookAtLink, async ({ actor, body, request }) => {
    demandRate(probes, addressOf(request))
    return door.lookAt(parts, { actor, passes: await passes.of(request) }, body.token)
  })
  answerAnyone(desk, contract.enterLink, async ({ actor, body, request, response }) => {
    const address = addressOf(request)
    demandRate(probes, address)
    const guest = await door.enter(parts, { actor, address }, body)
    await noteEntry(desk.house.db, actor, guest.linkId)
    await passes.give({ request, response }, { linkId: guest.linkId, name: guest.name })
    return guest
  })
}

/** Who holds a link and came in: a guest is nobody, whose address is all that is known. */
const noteEntry = async (db: Database, actor: Actor | null, linkId: string): Promise<void> => {
  const projectId = (await db.hot.linkPlace(linkId))?.projectId
  await db.withUser(actor?.userId ?? null, (tx) =>
    record(tx, {
      category: 'AUDIT',
      action: 'link.entered',
      actorId: actor?.userId ?? null,
      ...(projectId && { projectId }),
      resource: ['share_link', linkId],
    }),
  )
}

const answerGuests = (desk: Desk): void => {
  const { db, clock, settings, passes } = desk.house
  const key = ticketKey(settings.appSecret)
  const guestOf = async (
    { request, actor }: { readonly request: Request; readonly actor: Actor | null },
    linkId: string,
  ): Promise<Guest> => guestAt(db, { actor, passes: await passes.of(request) }, linkId)

  answerAnyone(desk, contract.listLinkedPages, async (visit) => {
    const { link } = await guestOf(visit, visit.params.linkId)
    const projectId = (await db.hot.linkPlace(link.id))?.projectId
    if (!projectId) return { items: [] }
    return { items: (await db.hot.linkPages(link.id)).map((row) => presentLine(row, projectId)) }
  })
  answerAnyone(desk, contract.getLinkedPage, async (visit) => {
    const guest = await guestOf(visit, visit.params.linkId)
    return presentLinkedPage(await loadLinkedPage(db, guest, visit.params.pageId))
  })
  answerAnyone(desk, contract.getLinkedTicket, async (visit) => {
    const { params, body } = visit
    const guest = await guestOf(visit, params.linkId)
    await loadLinkedPage(db, guest, params.pageId)
    return issueTicket({ db, clock, key }, guest, { ...body, pageId: params.pageId })
  })
  answerFileAnyone(desk, contract.getLinkedHead, async (visit) => {
    const { params, request, response } = visit
    const guest = await guestOf(visit, params.linkId)
    await loadLinkedPage(db, guest, params.pageId)
    await sendHead(request, response, await packedHead(db, guest, params.pageId))
  })
}
