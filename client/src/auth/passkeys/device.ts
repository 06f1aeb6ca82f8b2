import type {
  MadePasskey,
  PasskeyRequest,
  PasskeyWish,
  UsedPasskey,
} from '@chapterhouse/shared/auth/passkey'
import { Refusal } from '@chapterhouse/shared/refusals'
import { t } from '../../messages/t.ts'

/** An address that is a number: browsers make no passkeys for those. */
const isNumber = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[')

/** Why no passkey works here, in words; null when they do. */
export const noPasskeysHere = ({ hostname, port } = location): string | null => {
  if (!('PublicKeyCredential' in globalThis))
    return t('This browser knows no passkeys, or not here.')
  if (!isNumber(hostname)) return null
  if (hostname !== '127.0.0.1') {
    return t(
      'Passkeys belong to a name, and {hostname} is a number. Open this house under its name to use them.',
      { hostname },
    )
  }
  return t(
    'Passkeys belong to a name, and {hostname} is a number. Open this house at {name} to use them.',
    { hostname, name: port ? `localhost:${port}` : 'localhost' },
  )
}

// Fetched when somebody first uses one.
const browser = () => import('@simplewebauthn/browser')

const said: Readonly<Record<string, string>> = {
  NotAllowedError: t('The passkey was not used: it was cancelled, or took too long'),
  InvalidStateError: t('This device holds a passkey for your account already'),
  NotSupportedError: t('This device cannot make a passkey of the kind we need'),
}

/** What the browser says no with, as a refusal like any other. */
const explained = async <T>(act: Promise<T>): Promise<T> => {
  try {
    return await act
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : ''
    const detail = said[name] ?? t('Your device did not do it')
    throw new Refusal('wrong_passkey', { detail, cause })
  }
}

/** The person makes a passkey on this device, or on one that it reaches. */
export const makePasskey = async (wish: PasskeyWish): Promise<MadePasskey> => {
  const { startRegistration } = await browser()
  return (await explained(startRegistration({ optionsJSON: wish as never }))) as MadePasskey
}

/** The person uses one. */
export const showPasskey = async (request: PasskeyRequest): Promise<UsedPasskey> => {
  const { startAuthentication } = await browser()
  return (await explained(startAuthentication({ optionsJSON: request as never }))) as UsedPasskey
}
