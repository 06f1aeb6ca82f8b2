import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { userId } from '../kernel/id.ts'
import { letterLanguages } from '../mail/letters.ts'

export const displayName = z.string().trim().min(1).max(100)
/** What mails are written in. */
export const language = z.enum(letterLanguages)
export const theme = z.enum(['light', 'dark', 'system'])

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
  }),
  reply: me,
  scope: 'account',
  summary: 'Change name or settings',
})
