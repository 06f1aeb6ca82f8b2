import { networkInterfaces } from 'node:os'
import { isOurOrigin, type OriginHeaders } from '@chapterhouse/shared/kernel/origin'

export interface OriginRule {
  /** The address people use; when set, exactly its origin is let in. */
  readonly publicUrl: string | null
  /** What the house listens on. */
  readonly host: string
}

/** IP addresses of this machine, for a house that listens on all of them. */
const addressesHere = (): string[] =>
  Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))

/** Whether a browser page of this origin may open a socket (interfaces.md, PUBLIC_URL). */
export const allowsOrigin = (
  { publicUrl, host }: OriginRule,
  headers: OriginHeaders,
  ownAddresses: () => readonly string[] = addressesHere,
): boolean => {
  const publicOrigin = publicUrl === null ? null : new URL(publicUrl).origin
  return isOurOrigin({ publicOrigin, boundTo: host, ownAddresses }, headers)
}
