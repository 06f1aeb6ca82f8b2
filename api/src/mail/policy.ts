import { isLoopback } from '@chapterhouse/shared/kernel/origin'

export interface MailboxFacts {
  readonly isAdmin: boolean
  /** No mail leaves the house, so that this is where it is read. */
  readonly isKept: boolean
  readonly isLocal: boolean
}

/** Who opens the mailbox: it holds links that open accounts. Nobody else learns that there is one. */
export const mayOpenMailbox = ({ isAdmin, isKept, isLocal }: MailboxFacts): boolean =>
  isAdmin || (isKept && isLocal)

export interface PeerFacts {
  /** Of the connection itself, not what a header says. */
  readonly address: string | undefined
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly publicOrigin: string | null
}

const ofProxies = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

const nameOf = (origin: string): string =>
  URL.canParse(origin) ? new URL(origin).hostname.replace(/^\[|\]$/g, '') : ''

/**
 * Whether a person at this very machine asks. A proxy on it, and a page of another site whose name
 * points here, come from loopback as well: every name that is told must be of this machine too, and
 * a house with an address on the web has no such visitors.
 */
export const isLocalVisit = ({ address, headers, publicOrigin }: PeerFacts): boolean => {
  const told = [`http://${headers.host ?? ''}`, headers.origin, headers.referer, publicOrigin]
  const names = told.filter((one) => typeof one === 'string').map(nameOf)
  const peer = (address ?? '').replace(/^::ffff:(?=\d+\.)/, '')
  const isPassedOn = ofProxies.some((name) => headers[name] !== undefined)
  return isLoopback(peer) && !isPassedOn && names.every(isLoopback)
}
