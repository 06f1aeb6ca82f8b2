export interface OriginRule {
  /** The origin people use (PUBLIC_URL's); when set, exactly that one is ours. */
  readonly publicOrigin: string | null
  /** What the house listens on (HOST). */
  readonly boundTo: string
  /** The addresses of this machine; asked for only when HOST is a wildcard. */
  readonly ownAddresses: () => readonly string[]
}

/** What a browser says of where a request comes from and goes to. */
export interface OriginHeaders {
  readonly origin?: string | undefined
  readonly host?: string | undefined
}

/** HOST that means every address of this machine. */
export const wildcards: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

/** Whether a host name or address, without brackets, is only of this machine. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/** An Origin header that is one: a scheme of the web, a host, a port, and nothing else. */
const parse = (origin: string | undefined): URL | null => {
  if (origin === undefined || !URL.canParse(origin)) return null
  const url = new URL(origin)
  return url.origin === origin && /^https?:$/.test(url.protocol) ? url : null
}

/**
 * Whether an Origin header names this very server. With PUBLIC_URL: exactly that origin. Without:
 * the Host header's, and only if it is loopback, HOST, or (HOST being a wildcard) an address of
 * this machine; a foreign name pointed at us by its owner's DNS is none of these. A missing Origin
 * is not ours: a browser sends one with whatever may do harm.
 */
export const isOurOrigin = (
  { publicOrigin, boundTo, ownAddresses }: OriginRule,
  { origin, host }: OriginHeaders,
): boolean => {
  const asked = parse(origin)
  if (asked === null) return false
  if (publicOrigin !== null) return asked.origin === publicOrigin
  if (asked.host !== host) return false
  const name = bare(asked.hostname)
  if (isLoopback(name) || name === bare(boundTo)) return true
  return wildcards.has(boundTo) && ownAddresses().includes(name)
}
