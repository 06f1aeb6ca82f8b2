import { Node } from '@tiptap/core'
import { accepted, orNull } from '../attribute.ts'
import { plainInlineGroup } from './group.ts'

/** A day of the calendar as `YYYY-MM-DD`, else null: 30 February is none. */
export const dayOf = (value: unknown): string | null => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) ? value : null
}

/** A day as it is read: "24 December 2026". */
export const dayInWords = (day: string, locale = 'en-GB'): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** A day, shown in the reader's own way of writing it. */
export const DateNode = Node.create({
  name: 'date',
  group: plainInlineGroup,
  inline: true,
  atom: true,
  addAttributes: () => ({
    day: {
      default: null,
      validate: orNull(accepted((value) => dayOf(value) !== null, 'a day')),
      parseHTML: (element) => dayOf(element.getAttribute('datetime')),
      renderHTML: ({ day }) => ({ datetime: day }),
    },
  }),
  parseHTML: () => [{ tag: 'time[datetime]' }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const day = dayOf(node.attrs.day)
    return ['time', HTMLAttributes, day === null ? '' : dayInWords(day)]
  },
})
