import { totpCodeAt, totpStepOf } from '../auth/factors/totp.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The bytes of a base32 text. */
export const fromBase32 = (text: string): Buffer => {
  const bits = [...text].map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** What an authenticator shows that has that secret, so many half minutes from then. */
export const shownCode = (secret: string, now: number, away = 0): string =>
  totpCodeAt(fromBase32(secret), totpStepOf(now) + away)
