import * as contract from '@chapterhouse/shared/mail/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request } from 'express'
import { record } from '../kernel/activity.ts'
import type { Actor } from '../kernel/actor.ts'
import { answerAnyone } from '../kernel/answer.ts'
import type { Tx } from '../kernel/database.ts'
import { type Area, type Desk, openDesk } from '../kernel/desk.ts'
import { openCarrier } from './carrier.ts'
import { deliverMail, sweepMail } from './jobs.ts'
import { listMail, type Reader, readMail, sendAgain } from './mailbox.ts'
import { isLocalVisit, mayOpenMailbox } from './policy.ts'
import type { Post } from './service.ts'

export interface MailOptions {
  readonly post: Post
}

export const mail =
  ({ post }: MailOptions): Area =>
  (house) => {
    const desk = openDesk(house)
    const { settings, clock } = house
    const carrier = settings.smtpUrl === null ? null : openCarrier(settings.smtpUrl, settings)
    house.jobs.push(deliverMail({ post, carrier }), sweepMail(clock))
    answerMailbox(desk, post)
    return desk
  }

interface Visit {
  readonly actor: Actor | null
  readonly request: Request
}

const answerMailbox = (desk: Desk, post: Post): void => {
  const { db, clock, settings } = desk.house
  const { publicOrigin } = settings
  const open = <T>({ actor, request }: Visit, act: (reader: Reader) => Promise<T>) => {
    const isAdmin = actor?.platformRole === 'ADMIN'
    const address = request.socket.remoteAddress
    const isLocal = isLocalVisit({ address, headers: request.headers, publicOrigin })
    if (!mayOpenMailbox({ isAdmin, isKept: post.isKept, isLocal })) throw new Refusal('not_found')
    return db.withUser(actor?.userId ?? null, (tx) =>
      act({ tx, isLocal: isLocal && post.isKept, now: clock.now() }),
    )
  }
  answerAnyone(desk, contract.listMail, ({ query, ...visit }) =>
    open(visit, (reader) => listMail(reader, query)),
  )
  answerAnyone(desk, contract.readMail, ({ params, ...visit }) =>
    open(visit, (reader) => readMail(reader, post, params.messageId)),
  )
  answerAnyone(desk, contract.sendMailAgain, ({ params, ...visit }) =>
    open(visit, async (reader) => {
      const line = await sendAgain(reader, post, params.messageId)
      await noteSentAgain(reader.tx, visit.actor, params.messageId)
      return line
    }),
  )
}

const noteSentAgain = (tx: Tx, actor: Actor | null, id: string): Promise<void> =>
  record(tx, {
    category: 'AUDIT',
    action: 'mail.sent_again',
    actorId: actor?.userId ?? null,
    resource: ['email_message', id],
  })
