import type { Request } from 'express'

/** What is remembered about where a request came from; the address is anonymised after 90 days. */
export interface Whence {
  readonly ip: string | null
  readonly userAgent: string | null
}

/** Express strips nothing: an IPv4 client of a dual-stack socket reads `::ffff:1.2.3.4`. */
export const plainAddress = (address: string | undefined): string | null =>
  address ? address.replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '') : null

export const whenceOf = (request: Request): Whence => ({
  ip: plainAddress(request.ip),
  userAgent: request.get('user-agent')?.slice(0, 500) ?? null,
})
