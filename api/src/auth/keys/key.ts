import { newLinkSecret } from '../../kernel/link-secret.ts'

/** So that who finds one somewhere, a secret scanner too, knows what it is. */
const mark = 'ch_'
const wellFormed = /^ch_[A-Za-z0-9_-]{43}$/

export const isKey = (text: string): boolean => wellFormed.test(text)

/** `ch_` and 256 bits. */
export const newKey = (): string => mark + newLinkSecret().token

/** How much of a key is kept, for telling one from another. */
export const prefixOf = (key: string): string => key.slice(0, 8)

/** What a key is called where sessions are named: in tickets, notices, the room's standing. */
export const sessionOfKey = (id: string): string => `key:${id}`
