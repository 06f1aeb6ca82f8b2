import type { UserId } from '@chapterhouse/shared/kernel/id'
import { letterLanguageOf } from '@chapterhouse/shared/mail/letters'
import { colorOf } from '@chapterhouse/shared/users/color'
import type { Me, Person, theme } from '@chapterhouse/shared/users/contract'
import type { z } from 'zod'

export interface OwnFacts {
  readonly id: string
  readonly email: string
  readonly emailVerifiedAt: Date | null
  readonly displayName: string
  readonly platformRole: Me['platformRole']
  readonly theme: string
  readonly language: string
  readonly avatarUrl: string | null
  readonly bio: string | null
  readonly timezone: string
  readonly settings: Me['settings']
  readonly gdprConsentAt: Date | null
}

/** The signed-in person, as they see themselves. */
export const presentMe = (facts: OwnFacts): Me => ({
  id: facts.id as UserId,
  email: facts.email,
  emailVerified: facts.emailVerifiedAt !== null,
  displayName: facts.displayName,
  platformRole: facts.platformRole,
  color: colorOf(facts.id),
  theme: facts.theme as z.infer<typeof theme>,
  language: letterLanguageOf(facts.language),
  avatar: facts.avatarUrl,
  bio: facts.bio,
  timezone: facts.timezone,
  settings: facts.settings,
  consentedAt: facts.gdprConsentAt?.toISOString() ?? null,
})

/** Whose name is gone, until they are erased and get a number. */
export const formerMember = 'Former member'

/** What others see; who deleted their account has no name any more. */
export const presentPerson = (id: string, displayName: string | null): Person => ({
  id: id as UserId,
  displayName: displayName ?? formerMember,
  color: colorOf(id),
})

/** The person behind an id that may be empty: an erased author, an act of the system. */
export const presentAuthor = (id: string | null, displayName: string | null): Person | null =>
  id === null || displayName === null ? null : presentPerson(id, displayName)
