import {
  type DueMail,
  giveUpMail,
  markKept,
  markSent,
  nextMailIn,
  putOffMail,
  takeDueMail,
} from '@chapterhouse/prisma/outbox'
import type { Pool } from 'pg'
import type { Carrier } from './carrier.ts'
import type { Post } from './service.ts'

export interface DeliveryParts {
  readonly post: Pick<Post, 'seal' | 'bell'>
  /** null: no mail leaves the house; what waits from before is kept in it. */
  readonly carrier: Carrier | null
}

/** What a round did. */
export interface Round {
  readonly sent: number
  readonly refused: number
  readonly later: number
  readonly kept: number
}

/** Tries before a mail is given up: with the pauses between them, about six hours. */
export const mostTries = 12

/** Seconds before the next try: half a minute, then twice as long each time, an hour at most. */
export const pauseAfter = (tries: number): number => Math.min(3_600, 30 * 2 ** (tries - 1))

const lanes = 3
/** Milliseconds after which a round takes nothing new: a run that never ended would be begun again beside it. */
const longest = 8 * 60_000
/** Milliseconds: what the mail server could not take just now is not tried again at once. */
const rest = 30_000

/**
 * One round after the other over what is due. A mail is taken in the database first and sent without a
 * transaction; what the mail server took is told at once. Should the database be away just then, the
 * round fails, this process remembers it and tells it before it sends anything else.
 */
export const openDelivery = ({ post, carrier }: DeliveryParts) => {
  const untold = new Map<string, string>()
  const tell = async (jobs: Pool): Promise<void> => {
    for (const [id, answer] of [...untold]) {
      await markSent(jobs, id, answer)
      untold.delete(id)
    }
  }
  const settle = async (jobs: Pool, mail: DueMail): Promise<Settled> => {
    const content = mail.sealed && post.seal.open(mail.id, mail.sealed)
    const lost = whyLost(mail, content !== null)
    if (lost) {
      await giveUpMail(jobs, { id: mail.id, status: 'FAILED', why: lost })
      return { kind: 'refused', away: false }
    }
    if (!carrier || !content) {
      await markKept(jobs, mail.id)
      return { kind: 'kept', away: false }
    }
    const { id, to, subject } = mail
    const { text, html } = content
    const carried = await carrier({ id, to, subject, text, html })
    if (carried.kind === 'sent') {
      untold.set(id, carried.answer)
      await tell(jobs)
      return { kind: 'sent', away: false }
    }
    return putBack(jobs, mail, carried)
  }
  return async (jobs: Pool): Promise<Round> => {
    await tell(jobs)
    const tally = { sent: 0, refused: 0, later: 0, kept: 0 }
    const end = Date.now() + longest
    let away = false
    const lane = async (): Promise<void> => {
      while (!away && Date.now() < end) {
        const mail = await takeDueMail(jobs)
        if (!mail) return
        const settled = await settle(jobs, mail)
        tally[settled.kind] += 1
        away ||= settled.away
      }
    }
    const ran = await Promise.allSettled(Array.from({ length: lanes }, lane))
    const failed = ran.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
    const next = await nextMailIn(jobs)
    if (next !== null) post.bell.ring(Math.max(next, rest))
    return tally
  }
}

interface Settled {
  readonly kind: keyof Round
  /** The mail server takes nothing just now. */
  readonly away: boolean
}

const whyLost = (mail: DueMail, isReadable: boolean): string | null => {
  if (mail.isOver) return 'It could not be sent before its link was over'
  return isReadable ? null : 'It was written under another APP_SECRET and cannot be read'
}

type Failed = Exclude<Awaited<ReturnType<Carrier>>, { kind: 'sent' }>

const putBack = async (jobs: Pool, mail: DueMail, failed: Failed): Promise<Settled> => {
  const { id, attempts } = mail
  const { why } = failed
  if (failed.kind === 'refused') {
    await giveUpMail(jobs, { id, status: 'BOUNCED', why })
    return { kind: 'refused', away: false }
  }
  if (attempts >= mostTries) await giveUpMail(jobs, { id, status: 'FAILED', why })
  else await putOffMail(jobs, { id, seconds: pauseAfter(attempts), why })
  return { kind: 'later', away: failed.away }
}
