import type { GuestNames, LinkAccess, ShareLink } from '@chapterhouse/shared/links/contract'
import { ago, onDay } from '../kernel/moment.ts'
import { t } from '../messages/t.ts'

/** What a link gives, as its maker and its guests read it. */
export const accessWords: Record<LinkAccess, { readonly name: string; readonly may: string }> = {
  READ: { name: t('Can read'), may: t('read') },
  COMMENT: { name: t('Can comment'), may: t('read and comment') },
  EDIT: { name: t('Can write'), may: t('read and write') },
}

/** Who may come in by a link. */
export const nameWords: Record<GuestNames, string> = {
  SIGN_IN: t('Only people with an account'),
  REQUIRED: t('Anybody who gives a name'),
  OPTIONAL: t('Anybody, without a name'),
}

const untilWhen = ({ expiresAt }: ShareLink): string =>
  expiresAt === null ? t('until disabled') : t('until {day}', { day: onDay(expiresAt) })

const usedWhen = ({ lastUsedAt }: ShareLink): string =>
  lastUsedAt === null ? t('never used') : t('used {when}', { when: ago(lastUsedAt) })

/** "Can write · Anybody who gives a name · with a password · until 3 Mar · used yesterday" */
export const aboutLink = (link: ShareLink): string =>
  [
    accessWords[link.access].name,
    nameWords[link.guestNames],
    ...(link.hasPassword ? [t('with a password')] : []),
    untilWhen(link),
    usedWhen(link),
  ].join(' · ')
