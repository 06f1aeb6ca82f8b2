import { deviceOf } from '@chapterhouse/shared/auth/device'
import { type LetterLanguage, letterLanguageOf } from '@chapterhouse/shared/mail/letters'
import type { Tx } from '../../kernel/database.ts'
import { type Cause, type NewDevice, readerOf, timeFor, type Writing } from '../links/letters.ts'

/** A way in, or what is asked besides; as a mail names it. */
export type Way =
  | { readonly kind: 'authenticator' }
  | { readonly kind: 'second step' }
  | { readonly kind: 'passkey'; readonly label: string }
  | { readonly kind: 'account'; readonly provider: string }

const words: Record<LetterLanguage, Record<Way['kind'], string>> = {
  en: {
    authenticator: 'an authenticator app',
    'second step': 'the second step when you sign in',
    passkey: 'the passkey',
    account: 'signing in by',
  },
  de: {
    authenticator: 'eine Authenticator-App',
    'second step': 'der zweite Schritt beim Anmelden',
    passkey: 'der Passkey',
    account: 'die Anmeldung über',
  },
}

const quotes: Record<LetterLanguage, (text: string) => string> = {
  en: (text) => `“${text}”`,
  de: (text) => `„${text}“`,
}

const nameOf = (way: Way, language: LetterLanguage): string => {
  const what = words[language][way.kind]
  if (way.kind === 'passkey') return `${what} ${quotes[language](way.label)}`
  return way.kind === 'account' ? `${what} ${way.provider}` : what
}

/** Tells that there is one more way in, or one less. */
export const tellWay = async (
  { post, clock }: Writing,
  tx: Tx,
  told: Cause & { readonly code: 'auth.way_added' | 'auth.way_removed'; readonly way: Way },
) => {
  const reader = await readerOf(tx, told.userId)
  const { name, to } = reader
  const values = {
    name,
    way: nameOf(told.way, letterLanguageOf(to.language)),
    when: timeFor(reader, clock.now()),
    link: `${told.origin}/account`,
  }
  await post.hand(tx, { code: told.code, to, values, origin: told.origin })
}

/** Tells that somebody came in by a recovery code. */
export const tellRecoveryUsed = async (
  { post, clock }: Writing,
  tx: Tx,
  told: Cause & { readonly left: number },
) => {
  const reader = await readerOf(tx, told.userId)
  const { name, to } = reader
  const link = `${told.origin}/forgot-password`
  const values = { name, link, left: String(told.left), when: timeFor(reader, clock.now()) }
  await post.hand(tx, { code: 'auth.recovery_used', to, values, origin: told.origin })
}

/** Tells that somebody came in from another network while the person was at work. */
export const tellDuplicate = async ({ post, clock }: Writing, tx: Tx, cause: NewDevice) => {
  const reader = await readerOf(tx, cause.userId)
  const { name, to } = reader
  const link = `${cause.origin}/forgot-password`
  const values = {
    name,
    link,
    device: deviceOf(cause.userAgent),
    when: timeFor(reader, clock.now()),
  }
  await post.hand(tx, { code: 'auth.duplicate_session', to, values, origin: cause.origin })
}
