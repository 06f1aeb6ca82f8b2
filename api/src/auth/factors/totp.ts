import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Seconds for which a code is shown (RFC 6238; what every authenticator assumes). */
const period = 30
const digits = 6

/** 160 bits, as RFC 4226 recommends for SHA-1. */
export const newTotpSecret = (): Buffer => randomBytes(20)

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 without padding: what authenticators take. */
export const base32 = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** The half minute a moment belongs to; `now` in milliseconds. */
export const totpStepOf = (now: number): number => Math.floor(now / 1000 / period)

/** The code of one half minute (RFC 4226 §5.3). */
export const totpCodeAt = (secret: Uint8Array, step: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** Which half minute a code is from: this one, or one before or after it, as clocks differ. */
export const totpStepFor = (secret: Uint8Array, code: string, now: number): number | null => {
  const step = totpStepOf(now)
  const found = [step - 1, step, step + 1].filter((one) => isSame(totpCodeAt(secret, one), code))
  return found.at(-1) ?? null
}

/** What the picture holds: `otpauth://totp/…`, as authenticators read it. */
export const totpAddress = (secret: Uint8Array, account: string, issuer: string): string => {
  const name = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  const query = new URLSearchParams({ secret: base32(secret), issuer })
  return `otpauth://totp/${name}?${query}`
}
