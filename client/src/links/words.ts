import type { GuestNames, LinkAccess, ShareLink } from '@chapterhouse/shared/links/contract'
import { ago, onDay } from '../kernel/moment.ts'

/** What a link gives, as its maker and its guests read it. */
export const accessWords: Record<LinkAccess, { readonly name: string; readonly may: string }> = {
  READ: { name: 'Can read', may: 'read' },
  COMMENT: { name: 'Can comment', may: 'read and comment' },
  EDIT: { name: 'Can write', may: 'read and write' },
}

export const nameWords: Record<GuestNames, string> = {
  SIGN_IN: 'Only people with an account',
  REQUIRED: 'Anybody who gives a name',
  OPTIONAL: 'Anybody, without a name',
}

const untilWhen = ({ expiresAt }: ShareLink): string =>
  expiresAt === null ? 'until disabled' : `until ${onDay(expiresAt)}`

const usedWhen = ({ lastUsedAt }: ShareLink): string =>
  lastUsedAt === null ? 'never used' : `used ${ago(lastUsedAt)}`

/** "Can write · anybody who gives a name · with a password · until 3 Mar · used yesterday" */
export const aboutLink = (link: ShareLink): string =>
  [
    accessWords[link.access].name,
    nameWords[link.guestNames].toLowerCase(),
    ...(link.hasPassword ? ['with a password'] : []),
    untilWhen(link),
    usedWhen(link),
  ].join(' · ')
