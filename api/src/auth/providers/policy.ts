import type { Identity } from './identity.ts'

/** The account here that has the address another site names. */
export interface SameAddress {
  /** Somebody opened a link that was sent there. */
  readonly emailVerified: boolean
}

/** What becomes of somebody whose account elsewhere is not linked to one here. */
export type Meeting =
  /** It belongs to the account with that address: both sides made sure that it is theirs. */
  | { readonly outcome: 'link' }
  /** Nobody has that address: a new account, if the house takes one. */
  | { readonly outcome: 'sign up' }
  | { readonly outcome: 'refuse'; readonly why: string }

/**
 * Accounts meet only on an address that both sides verified: else whoever types somebody's address at
 * either side would be let into their account at the other.
 */
export const meet = (
  { email, emailVerified }: Pick<Identity, 'email' | 'emailVerified'>,
  known: SameAddress | null,
  name: string,
): Meeting => {
  if (email === null)
    return { outcome: 'refuse', why: `${name} did not tell us your address. ${linkLater}` }
  if (!emailVerified) {
    return {
      outcome: 'refuse',
      why: `${name} has not confirmed that ${email} is yours. Confirm it there, or: ${linkLater}`,
    }
  }
  if (known === null) return { outcome: 'sign up' }
  if (known.emailVerified) return { outcome: 'link' }
  return {
    outcome: 'refuse',
    why: `Somebody has an account here with ${email}, and nobody confirmed the address yet. ${linkLater}`,
  }
}

const linkLater = 'Sign in with your password, then link the account in your settings'
