import { dayOf } from '@chapterhouse/shared/editor/inline/date'
import { locale } from '../../messages/language.ts'
import { t } from '../../messages/t.ts'
import { today as dayOfClock } from '../nodes/today.ts'
import { folded } from './match.ts'

/** A day as somebody said it. */
export interface SpokenDay {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly said: string
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const inWords = (part: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, { ...part, timeZone: 'UTC' })
  return (month: number, day: number) => format.format(Date.UTC(2026, month, day))
}

// the first of February 2026 is a Sunday
const weekdaysHere = weekdays.map((_, index) => inWords({ weekday: 'long' })(1, 1 + index))
const monthsHere = months.map((_, index) =>
  folded(inWords({ month: 'long' })(index, 1)).slice(0, 3),
)

const later = (now: Date, days: number): string =>
  dayOfClock(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12))

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** In English, and in the language of the window. */
const days = [
  ['today', t('Today'), 0],
  ['tomorrow', t('Tomorrow'), 1],
  ['yesterday', t('Yesterday'), -1],
] as const

const named = (query: string, now: Date): SpokenDay[] =>
  days
    .filter(([name, here]) => name.startsWith(query) || folded(here).startsWith(query))
    .map(([, said, days]) => ({ day: later(now, days), said }))

/** "monday" and "next monday" are the coming one, a week from now if it is Monday. */
const weekday = (query: string, now: Date): SpokenDay[] => {
  const name = query.replace(/^(next|nachste[rn]?)(\s+|$)/, '')
  const isNext = name !== query
  if (name.length < 2 && !isNext) return []
  return weekdays.flatMap((weekday, index) => {
    const here = weekdaysHere[index] ?? weekday
    if (!weekday.startsWith(name) && !folded(here).startsWith(name)) return []
    const days = (index - now.getDay() + 7) % 7 || 7
    const said = isNext ? t('Next {day}', { day: here }) : here
    return [{ day: later(now, days), said }]
  })
}

const distant = (query: string, now: Date): SpokenDay[] => {
  const [, count, unit] = /^in (\d{1,3}) ?([dtw])[a-z]*$/.exec(query) ?? []
  if (!count || !unit) return []
  const days = Number(count) * (unit === 'w' ? 7 : 1)
  return [{ day: later(now, days), said: capital(query) }]
}

interface Parts {
  readonly day: string | undefined
  readonly month: number
  readonly year: string | undefined
}

/** Without a year the next one that comes: nobody plans for a day that is over. */
const calendarDay = ({ day, month, year }: Parts, now: Date): string | null => {
  const two = (value: number) => String(value).padStart(2, '0')
  const of = (wanted: number) => dayOf(`${wanted}-${two(month)}-${two(Number(day))}`)
  if (year) return of(Number(year.length === 2 ? `20${year}` : year))
  const thisYear = of(now.getFullYear())
  const isOver = thisYear !== null && thisYear < dayOfClock(now)
  return isOver || thisYear === null ? of(now.getFullYear() + 1) : thisYear
}

const monthOf = (word: string | undefined): number =>
  word ? Math.max(months.indexOf(word.slice(0, 3)), monthsHere.indexOf(word.slice(0, 3))) + 1 : 0

const written = (query: string, now: Date): SpokenDay[] => {
  const spoken = (day: string | null) => (day === null ? [] : [{ day, said: query }])
  const iso = dayOf(query)
  if (iso) return spoken(iso)
  const dots = /^(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4}|\d{2})?$/.exec(query)
  if (dots) return spoken(calendarDay({ day: dots[1], month: Number(dots[2]), year: dots[3] }, now))
  const words = /^(\d{1,2})\.? ([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(query)
  const turned = /^([a-z]{3,9})\.? (\d{1,2})(?:,? (\d{4}))?$/.exec(query)
  const month = monthOf(words?.[2] ?? turned?.[1])
  if (month === 0) return []
  const day = words?.[1] ?? turned?.[2]
  return spoken(calendarDay({ day, month, year: words?.[3] ?? turned?.[3] }, now))
}

/** The days these words may mean: "tom", "next monday", "in 3 days", "24.12.", "dec 24", "2026-12-24". */
export const daysFor = (words: string, now = new Date()): SpokenDay[] => {
  const query = folded(words)
  if (query === '') return named('to', now)
  return [named, weekday, distant, written].flatMap((read) => read(query, now))
}
