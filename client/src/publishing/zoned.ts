import { locale } from '../messages/language.ts'

/** A moment as the clock of a zone shows it, as a field for date and time has it: `2026-12-24T18:00`. */
export const wallTime = (at: number, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

/** Milliseconds, as if the clock were that of UTC: what two clocks differ by is a difference of these. */
const asUtc = (wall: string): number => Date.parse(`${wall}:00Z`)

/**
 * The moment at which the clock of a zone shows this; null where it is no date. Of an hour that a clock
 * skips it is the one after, of one it shows twice the first.
 */
export const momentOf = (wall: string, timeZone: string): number | null => {
  const wanted = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(wall) ? asUtc(wall.slice(0, 16)) : Number.NaN
  if (Number.isNaN(wanted)) return null
  const offsetAt = (at: number) => asUtc(wallTime(at, timeZone)) - at
  // A zone changes its clock once in two days at most: one of the two offsets holds at that moment.
  const day = 86_400_000
  const before = wanted - offsetAt(wanted - day)
  const after = wanted - offsetAt(wanted + day)
  const shows = [before, after].filter((at) => asUtc(wallTime(at, timeZone)) === wanted)
  return shows.length > 0 ? Math.min(...shows) : before
}

/** In words, with the name of the zone: whose clock it is is never a guess. */
export const momentInWords = (at: number, timeZone: string): string => {
  const style = { dateStyle: 'full', timeStyle: 'short', timeZone } as const
  return `${new Intl.DateTimeFormat(locale, style).format(at)} (${timeZone})`
}
