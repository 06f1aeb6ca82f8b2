import { createHash } from 'node:crypto'
import { Refusal } from '@chapterhouse/shared/refusals'
import { compare, hash } from '@node-rs/bcrypt'
import type { Turnstile } from './turnstile.ts'

/**
 * How a password is stored: `b1$` and a bcrypt hash of base64(SHA-384(password)). The pre-hash keeps
 * what lies beyond bcrypt's 72 bytes; the prefix lets a stronger scheme follow at the next sign-in.
 */
const scheme = 'b1$'

const condensed = (password: string): string =>
  createHash('sha384').update(password.normalize('NFC'), 'utf8').digest('base64')

export interface Passwords {
  readonly hash: (password: string) => Promise<string>
  /** Whether the password is the stored one. A missing hash takes as long as a wrong password. */
  readonly matches: (password: string, stored: string | null) => Promise<boolean>
}

export interface PasswordParts {
  /** bcrypt cost; 12 outside tests. */
  readonly cost: number
  readonly turnstile: Turnstile
}

export const openPasswords = ({ cost, turnstile }: PasswordParts): Passwords => {
  // what an unknown account is compared with, so that it cannot be told from a known one by its time
  let nobody: Promise<string> | null = null
  const create = (password: string) => turnstile(() => hash(condensed(password), cost))
  const nobodysHash = () => {
    nobody ??= hash(condensed(''), cost)
    return nobody
  }
  return {
    hash: async (password) => scheme + (await create(password)),
    matches: async (password, stored) => {
      const known = stored?.startsWith(scheme) ? stored.slice(scheme.length) : null
      const against = known ?? (await nobodysHash())
      const same = await turnstile(() => compare(condensed(password), against))
      return same && known !== null
    },
  }
}

/** What a full turnstile answers: the caller may try again at once, nothing was changed. */
export const crowded = () =>
  new Refusal('rate_limited', { detail: 'Many people are signing in; try again', retryAfter: 2 })
