import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { userId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'
import { letterLanguages } from '../mail/letters.ts'
import { isTimeZone } from './time-zone.ts'

export const displayName = z.string().trim().min(1).max(100)
/** What mails are written in. */
export const language = z.enum(letterLanguages)
export const theme = z.enum(['light', 'dark', 'system'])

/** What one says about oneself, seen by whoever shares a project. */
export const bio = z.string().trim().max(500)
/** A name of the IANA list, as this machine knows it. */
export const timezone = z.string().max(64).refine(isTimeZone, 'This time zone is not known')

/** Days that visited pages are remembered; null: until one takes them away. */
export const historyDays = z.number().int().min(1).max(3_650).nullable()

export const settings = z.object({
  /** Mails about what happens in projects; those about the account come always. */
  notifications: z.boolean(),
  /** Pages one visits are remembered, for oneself alone. */
  history: z.boolean(),
  historyDays,
  /** Counted, without a name, among the readers of published texts. */
  analytics: z.boolean(),
})
export type Settings = z.infer<typeof settings>

/** The signed-in person, as they see themselves. */
export const me = z.object({
  id: userId,
  email: z.string(),
  /** They opened a link that was sent there. */
  emailVerified: z.boolean(),
  displayName,
  platformRole: z.enum(['USER', 'MODERATOR', 'ADMIN']),
  /** Hex colour of the person's caret, derived from the id. */
  color: z.string(),
  theme,
  language,
  /** Address of their picture, another one for each picture; null without one. */
  avatar: z.string().nullable(),
  bio: z.string().nullable(),
  timezone: z.string(),
  settings,
  /** When they agreed to what the house keeps about them; null: not asked, or not yet. */
  consentedAt: timestamp.nullable(),
})
export type Me = z.infer<typeof me>

/** What others may know of a person. */
export const person = z.object({ id: userId, displayName: z.string(), color: z.string() })
export type Person = z.infer<typeof person>

export const getMe = endpoint('GET', '/me', { reply: me, summary: 'The signed-in person' })
export const changeMe = endpoint('PATCH', '/me', {
  body: z.object({
    displayName: displayName.optional(),
    theme: theme.optional(),
    language: language.optional(),
    /** Null or nothing takes it away. */
    bio: bio.nullable().optional(),
    timezone: timezone.optional(),
    settings: settings.partial().optional(),
  }),
  reply: me,
  scope: 'account',
  summary: 'Change name or settings',
})
