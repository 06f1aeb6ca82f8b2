import { locale } from '../messages/language.ts'
import { t } from '../messages/t.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' })
const dated = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
const datedYear = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const hourAndMinute = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const wholeDate = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })

/** "just now", "5 minutes ago", "yesterday", "3 Mar", "3 Mar 2024". */
export const ago = (time: string, now = Date.now()): string => {
  const then = Date.parse(time)
  const past = now - then
  if (past < minute) return t('just now')
  if (past < hour) return relative.format(-Math.floor(past / minute), 'minute')
  if (past < day) return relative.format(-Math.floor(past / hour), 'hour')
  if (past < 7 * day) return relative.format(-Math.floor(past / day), 'day')
  return onDay(time, now)
}

/** "27 Nov", with the year when it is another. */
export const onDay = (time: string, now = Date.now()): string => {
  const then = Date.parse(time)
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear()
  return (sameYear ? dated : datedYear).format(then)
}

/** "17:05", for what happened a while ago today; milliseconds. */
export const clock = (time: number): string => hourAndMinute.format(time)

/** "27 November 2026". */
export const wholeDay = (time: string): string => wholeDate.format(Date.parse(time))

/** The full date and time, for a tooltip. */
export const exactly = (time: string): string => exact.format(Date.parse(time))
