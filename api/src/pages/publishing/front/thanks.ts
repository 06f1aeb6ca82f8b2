import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request, RequestHandler } from 'express'
import { whenceOf } from '../../../kernel/client-address.ts'
import type { House } from '../../../kernel/desk.ts'
import { sameSite } from '../../../kernel/same-site.ts'
import { demandRate, openRate } from '../../../kernel/throttle.ts'
import { pageIn, textPath } from '../address.ts'
import { findText } from './lookup.ts'
import { openReadings, type Readings } from './readings.ts'

/** Milliseconds between two writes of what was counted. */
const pause = 15_000

/** Counts readers in memory, and keeps the numbers while the house runs and when it ends. */
export const keepReadings = ({ db, clock, log, closers }: House): Readings => {
  const readings = openReadings({
    clock,
    keep: async (day, gains) => {
      await db.ask`select app.count_readings(${day}, ${gains.map(({ pageId }) => pageId)}::uuid[],
        ${gains.map(({ views }) => views)}::int[], ${gains.map(({ likes }) => likes)}::int[])`
    },
  })
  const flush = () =>
    readings.flush().catch((error: unknown) => log.warn({ err: error }, 'readers were not counted'))
  const timer = setInterval(flush, pause).unref()
  closers.push(async () => {
    clearInterval(timer)
    await flush()
  })
  return readings
}

/** A browser names where a form came from, in one way or the other; nobody else thanks. */
export const namesItsPlace = (request: Request): boolean =>
  request.get('sec-fetch-site') !== undefined || request.get('origin') !== undefined

/** Takes a thanks for a text: a plain form, from our own pages alone, answered by going back to it. */
export const takeThanks = (house: House, readings: Readings): readonly RequestHandler[] => {
  const rate = openRate({ clock: house.clock, tries: 30, per: 60 })
  const take: RequestHandler = async (request, response) => {
    if (!namesItsPlace(request)) throw new Refusal('cross_site')
    const who = whenceOf(request)
    demandRate(rate, who.ip ?? '')
    const id = pageIn(request.params.piece)
    const line = id && (await findText(house.db, id))
    if (!line) throw new Refusal('not_found')
    readings.liked(line.pageId, who)
    response.redirect(303, `${textPath(line.pageId, line.slug)}#liked`)
  }
  return [sameSite(house.settings), take]
}
