import { hkdfSync } from 'node:crypto'

/**
 * A 32-byte key for one purpose, derived from APP_SECRET (HKDF-SHA-256, RFC 5869). A leaked key of
 * one purpose tells nothing about another's.
 */
export const deriveKey = (appSecret: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', appSecret, 'chapterhouse', purpose, 32))

export const ticketKey = (appSecret: string): Uint8Array => deriveKey(appSecret, 'collab-ticket')
