import type { Session } from '@chapterhouse/shared/auth/contract'

const methods = {
  password: 'by password',
  link: 'by a link in a mail',
  passkey: 'by passkey',
  google: 'by Google',
  github: 'by GitHub',
  linkedin: 'by LinkedIn',
  openid: 'by single sign-on',
} as const satisfies Record<NonNullable<Session['method']>, string>

const seconds = {
  totp: 'a code',
  passkey: 'a passkey',
  recovery: 'a recovery code',
} as const satisfies Record<NonNullable<Session['second']>, string>

/** "signed in by password and a code"; '' for a session that is older than the question. */
export const howWords = ({ method, second }: Pick<Session, 'method' | 'second'>): string => {
  if (method === null) return ''
  return `signed in ${methods[method]}${second === null ? '' : ` and ${seconds[second]}`}`
}
