import { isIPv4 } from 'node:net'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import type { Tx } from '../kernel/database.ts'

/** Groups of a full IPv6 address; `::` stands for as many zeros as are missing. */
const groupsOf = (address: string): string[] => {
  const [head = '', tail] = address.split('::')
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean))
  if (!before || !after || tail === undefined) return before ?? []
  const missing = Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array<string>(missing).fill('0'), ...after]
}

/** Whom an address is rented to, about: a /24 of IPv4, a /48 of IPv6. */
export const networkOf = (address: string): string =>
  isIPv4(address)
    ? address.split('.').slice(0, 3).join('.')
    : groupsOf(address)
        .slice(0, 3)
        .map((group) => Number.parseInt(group, 16).toString(16))
        .join(':')

/** Minutes within which two uses are at the same time. */
const atOnce = 10

interface Arriving {
  readonly userId: UserId
  readonly ip: string | null
  readonly now: number
}

/** Whether the person is at work in another network at this very time. */
export const isAlsoElsewhere = async (tx: Tx, { userId, ip, now }: Arriving): Promise<boolean> => {
  if (ip === null) return false
  const lastSeenAt = { gt: new Date(now - atOnce * 60_000) }
  const rows = await tx.session.findMany({
    where: { userId, lastSeenAt, revokedAt: null, ip: { not: null } },
    select: { ip: true },
  })
  return rows.some((row) => row.ip !== null && networkOf(row.ip) !== networkOf(ip))
}
