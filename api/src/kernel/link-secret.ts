import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link: 256 bits, and the hash under which it is stored. */
export interface LinkSecret {
  readonly token: string
  readonly hash: string
}

export const hashToken = (token: string): string =>
  createHash('sha256').update(token, 'utf8').digest('hex')

export const newLinkSecret = (): LinkSecret => {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}
