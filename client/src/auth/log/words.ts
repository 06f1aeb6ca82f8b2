import { t } from '../../messages/t.ts'

/** What was done, after "You" or by whoever looks after the house; in the order of an account's life. */
const words: Readonly<Record<string, string>> = {
  'user.registered': t('Account made'),
  login: t('Signed in'),
  login_failed: t('Wrong password at the door'),
  logout: t('Signed out'),
  'sign_in_link.asked': t('Link to sign in asked for'),
  'email.verification_asked': t('Link to confirm the address asked for'),
  'email.verified': t('Address confirmed'),
  'email.change_asked': t('New address asked for'),
  'email.changed': t('Address changed'),
  'email.taken_back': t('Address taken back'),
  'password.reset_asked': t('New password asked for by mail'),
  'password.reset': t('New password set by mail'),
  'password.changed': t('Password changed'),
  'api_key.created': t('API key made'),
  'api_key.revoked': t('API key revoked'),
  'access.asked': t('Access asked for'),
  'consent.given': t('Agreed to what is kept'),
  'data.exported': t('Everything taken along as a file'),
  'user.deleted': t('Account deleted'),
  'user.restored': t('Account brought back'),
  'proof.given': t('Showed once more who it is'),
  second_step_failed: t('Wrong code at the second step'),
  'authenticator.added': t('Authenticator added'),
  'authenticator.removed': t('Authenticator removed'),
  'passkey.added': t('Passkey added'),
  'passkey.named': t('Passkey named'),
  'passkey.removed': t('Passkey removed'),
  'recovery_code.used': t('Recovery code used'),
  'oauth.linked': t('Another site connected'),
  'oauth.unlinked': t('Another site disconnected'),
  'session.duplicate': t('A session was used twice: ended'),
  'user.suspended': t('Account suspended'),
  'user.reactivated': t('Account let in again'),
  'user.sessions_ended': t('Signed out everywhere'),
  'user.role_changed': t('Role in this house changed'),
}

/** An act in words; one that is not known here yet, by its name. */
export const actionInWords = (action: string): string =>
  words[action] ?? action.replaceAll(/[._]/g, ' ')
