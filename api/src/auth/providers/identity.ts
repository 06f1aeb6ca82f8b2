/** Whom another site says somebody is. */
export interface Identity {
  /** Names them there for ever; nobody else gets it later. */
  readonly subject: string
  readonly email: string | null
  /** The other site made sure that the address is theirs. */
  readonly emailVerified: boolean
  readonly name: string | null
}

/** A person who came back from another site with an answer that nobody forged. */
export interface Exchange {
  readonly code: string
  readonly redirectUri: string
  /** What only the browser that set out knows the hash of (PKCE, RFC 7636). */
  readonly verifier: string
  readonly nonce: string
}

/** One site's part of signing in. Throws {@link ProviderError} when it does not do it. */
export interface ProviderDoor {
  /** Where the browser is sent. */
  readonly setOut: (flow: Omit<Exchange, 'code'> & { readonly state: string }) => Promise<URL>
  readonly identify: (exchange: Exchange) => Promise<Identity>
}

/** The other site did not answer, or not as it must; the message is for the log. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
}
