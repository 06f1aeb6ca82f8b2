import type { Session } from '@chapterhouse/shared/auth/contract'
import { t } from '../messages/t.ts'

const methods = {
  password: t('signed in by password'),
  link: t('signed in by a link in a mail'),
  passkey: t('signed in by passkey'),
  google: t('signed in by Google'),
  github: t('signed in by GitHub'),
  linkedin: t('signed in by LinkedIn'),
  openid: t('signed in by single sign-on'),
} as const satisfies Record<NonNullable<Session['method']>, string>

const seconds = {
  totp: t('then a code'),
  passkey: t('then a passkey'),
  recovery: t('then a recovery code'),
} as const satisfies Record<NonNullable<Session['second']>, string>

/** "signed in by password, then a code"; '' for a session that is older than the question. */
export const howWords = ({ method, second }: Pick<Session, 'method' | 'second'>): string => {
  if (method === null) return ''
  return second === null ? methods[method] : `${methods[method]}, ${seconds[second]}`
}
