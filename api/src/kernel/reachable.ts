import { networkInterfaces } from 'node:os'
import { isLoopback, wildcards } from '@chapterhouse/shared/kernel/origin'

// Bridges and tunnels of this machine's own making: nobody else reaches it there.
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|tun|utun|wg)/

/** The addresses other machines may know this one by, the likeliest first. */
export const networkAddresses = (interfaces = networkInterfaces()): string[] =>
  Object.entries(interfaces)
    .toSorted(([a], [b]) => Number(virtual.test(a)) - Number(virtual.test(b)))
    .flatMap(([, list]) => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)

interface Seen {
  /** The origin at which somebody reached us. */
  readonly origin: string
  /** What HOST was set to. */
  readonly boundTo: string
  readonly addresses?: readonly string[]
}

/**
 * The origin to hand on to others. Loopback means another computer there: it becomes HOST, or an
 * address of this machine when HOST is all of them; it stays when only this machine is let in.
 */
export const reachableOrigin = ({ origin, boundTo, addresses = networkAddresses() }: Seen) => {
  if (!URL.canParse(origin)) return origin
  const url = new URL(origin)
  if (!isLoopback(url.hostname.replace(/^\[|\]$/g, '')) || isLoopback(boundTo)) return origin
  const host = wildcards.has(boundTo) ? addresses[0] : boundTo
  if (host !== undefined) url.hostname = host.includes(':') ? `[${host}]` : host
  return url.origin
}
