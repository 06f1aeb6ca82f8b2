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
})

/** What others see; an account that was deleted has no name left. */
export const presentPerson = (id: string, displayName: string | null): Person => ({
  id: id as UserId,
  displayName: displayName ?? 'Deleted account',
  color: colorOf(id),
})

/** The person behind an id that may be empty: an erased author, an act of the system. */
export const presentAuthor = (id: string | null, displayName: string | null): Person | null =>
  id === null || displayName === null ? null : presentPerson(id, displayName)
