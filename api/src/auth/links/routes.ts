import { setTimeout as wait } from 'node:timers/promises'
import * as contract from '@chapterhouse/shared/auth/links'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { Request } from 'express'
import { answerAnyone, answerPerson } from '../../kernel/answer.ts'
import { whenceOf } from '../../kernel/client-address.ts'
import type { Desk } from '../../kernel/desk.ts'
import { houseOrigin } from '../../kernel/house-origin.ts'
import { demandRate, openRate } from '../../kernel/throttle.ts'
import * as service from './service.ts'

const hour = 3_600

/** How often mails may be had: by one address of the net, to one address, by one person. */
const openLimits = (clock: Clock) => {
  const fromOne = openRate({ clock, tries: 30, per: hour })
  const toOne = openRate({ clock, tries: 3, per: hour })
  const byOne = openRate({ clock, tries: 5, per: hour })
  return {
    ask: (request: Request, key: string) => {
      demandRate(fromOne, whenceOf(request).ip ?? '')
      demandRate(toOne, key)
    },
    person: (userId: string) => demandRate(byOne, userId),
  }
}

/** Milliseconds that an answer takes at least: writing a mail or not must not show in its time. */
const levelling = 300

const level = async (act: Promise<void>) => {
  await Promise.all([act, wait(levelling)])
  return {}
}

/** What people ask for, and what the links in their mails do. Signing in by one is at the door. */
export const answerLinks = (desk: Desk, parts: service.LinkParts): void => {
  const { settings, clock, db } = desk.house
  const limits = openLimits(clock)
  const originOf = (request: Request) => houseOrigin(settings, request)

  const toAddress = (purpose: 'PASSWORD_RESET' | 'MAGIC_LINK', email: string, request: Request) => {
    limits.ask(request, `${purpose} ${email}`)
    return level(service.sendToAddress(parts, purpose, { email, origin: originOf(request) }))
  }

  answerAnyone(desk, contract.askReset, ({ body, request }) =>
    toAddress('PASSWORD_RESET', body.email, request),
  )
  answerAnyone(desk, contract.askSignInLink, ({ body, request }) =>
    toAddress('MAGIC_LINK', body.email, request),
  )
  answerAnyone(desk, contract.resetPassword, async ({ body, request }) => {
    await service.resetPassword(parts, { ...body, origin: originOf(request) })
    return {}
  })
  answerPerson(desk, contract.sendVerification, async ({ actor: { userId }, request }) => {
    limits.person(userId)
    const wanted = { userId, purpose: 'EMAIL_VERIFY', origin: originOf(request) } as const
    await service.writeLink(parts, wanted)
    return {}
  })
  answerAnyone(desk, contract.confirmEmail, async ({ body }) => {
    await service.confirmAddress(db, body.token, 'EMAIL_VERIFY')
    return {}
  })
  answerPerson(desk, contract.askNewEmail, async ({ actor, body, request }) => {
    limits.person(actor.userId)
    await desk.house.demandProof(actor, body.currentPassword)
    const wanted = { email: body.email, origin: originOf(request) }
    await service.askNewEmail(parts, actor.userId, wanted)
    return {}
  })
  answerAnyone(desk, contract.confirmNewEmail, async ({ body, request }) => ({
    email: await service.confirmNewEmail(parts, body.token, originOf(request)),
  }))
  answerAnyone(desk, contract.takeBackEmail, async ({ body, request }) => {
    await service.takeBackEmail(parts, body.token, originOf(request))
    return {}
  })
}
