import { networkInterfaces } from 'node:os'

export interface OriginRule {
  /** The address people use; when set, exactly its origin is let in. */
  readonly publicUrl: string | null
  /** What the house listens on. */
  readonly host: string
}

/** IP addresses of this machine, for a house that listens on all of them. */
export const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

const isLoopback = (hostname: string) =>
  hostname === 'localhost' || hostname === '::1' || /^127(\.\d{1,3}){3}$/.test(hostname)

const isOurs = (hostname: string, host: string, own: readonly string[]) => {
  if (isLoopback(hostname) || hostname === host) return true
  return (host === '0.0.0.0' || host === '::') && own.includes(hostname)
}

const parse = (origin: string): URL | null => {
  const url = URL.canParse(origin) ? new URL(origin) : null
  return url !== null && url.origin === origin && /^https?:$/.test(url.protocol) ? url : null
}

/**
 * Whether a browser page of this origin may open a socket (interfaces.md, PUBLIC_URL). A missing
 * Origin is refused: browsers always send one, and other programs can.
 */
export const allowsOrigin = (
  rule: OriginRule,
  headers: { readonly origin?: string | undefined; readonly host?: string | undefined },
  own: readonly string[] = ownAddresses(),
): boolean => {
  const origin = parse(headers.origin ?? '')
  if (origin === null) return false
  if (rule.publicUrl !== null) return origin.origin === new URL(rule.publicUrl).origin
  return origin.host === headers.host && isOurs(bare(origin.hostname), bare(rule.host), own)
}
