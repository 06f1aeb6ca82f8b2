/** What was done, after "You" or by whoever looks after the house; in the order of an account's life. */
const words: Readonly<Record<string, string>> = {
  'user.registered': 'Account made',
  login: 'Signed in',
  login_failed: 'Wrong password at the door',
  logout: 'Signed out',
  'sign_in_link.asked': 'Link to sign in asked for',
  'email.verification_asked': 'Link to confirm the address asked for',
  'email.verified': 'Address confirmed',
  'email.change_asked': 'New address asked for',
  'email.changed': 'Address changed',
  'email.taken_back': 'Address taken back',
  'password.reset_asked': 'New password asked for by mail',
  'password.reset': 'New password set by mail',
  'password.changed': 'Password changed',
  'api_key.created': 'API key made',
  'api_key.revoked': 'API key revoked',
  'access.asked': 'Access asked for',
  'consent.given': 'Agreed to what is kept',
  'data.exported': 'Everything taken along as a file',
  'user.deleted': 'Account deleted',
  'user.restored': 'Account brought back',
  'user.suspended': 'Account suspended',
  'user.reactivated': 'Account let in again',
  'user.sessions_ended': 'Signed out everywhere',
  'user.role_changed': 'Role in this house changed',
}

/** An act in words; one that is not known here yet, by its name. */
export const actionInWords = (action: string): string =>
  words[action] ?? action.replaceAll(/[._]/g, ' ')
