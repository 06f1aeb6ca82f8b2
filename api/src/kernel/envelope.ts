import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { deriveKey } from '@chapterhouse/shared/sync/keys'

/** A secret as the table keeps it. */
export interface Enveloped {
  readonly sealed: Buffer<ArrayBuffer>
  /** Which key opens it. */
  readonly keyId: string
}

/**
 * Keeps secrets from who reads the table: AES-256-GCM under a key of the row's own, which is sealed
 * with one that follows from APP_SECRET and is not in the database. Both are bound to their place
 * (table, row, owner), so that a row copied over another opens nothing.
 */
export interface Envelope {
  /** Of what is closed from now on. */
  readonly keyId: string
  readonly close: (place: readonly string[], secret: Uint8Array) => Enveloped
  /** null when it was closed under a secret this house never had, for another place, or was changed. */
  readonly open: (place: readonly string[], enveloped: Enveloped) => Buffer | null
}

const [nonceSize, tagSize, keySize] = [12, 16, 32]

interface Lock {
  readonly key: Uint8Array
  readonly bound: Buffer
}

const seal = ({ key, bound }: Lock, plain: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceSize)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagSize })
  cipher.setAAD(bound)
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

const unseal = ({ key, bound }: Lock, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceSize), {
    authTagLength: tagSize,
  })
  decipher.setAAD(bound).setAuthTag(sealed.subarray(nonceSize, nonceSize + tagSize))
  return Buffer.concat([decipher.update(sealed.subarray(nonceSize + tagSize)), decipher.final()])
}

/** Bytes of a sealed key of a row. */
const wrappedSize = nonceSize + tagSize + keySize

const keyOf = (secret: string) => {
  const key = deriveKey(secret, 'secrets at rest')
  return { key, keyId: createHash('sha256').update(key).digest('hex').slice(0, 16) }
}

/** What is closed is closed under the first secret; those before it open what they closed. */
export const openEnvelope = (
  appSecret: string,
  secretsBefore: readonly string[] = [],
): Envelope => {
  const first = keyOf(appSecret)
  const keys = [first, ...secretsBefore.map(keyOf)]
  const boundTo = (place: readonly string[], keyId: string) =>
    Buffer.from(JSON.stringify([...place, keyId]))
  return {
    keyId: first.keyId,
    close: (place, secret) => {
      const { key, keyId } = first
      const bound = boundTo(place, keyId)
      const own = randomBytes(keySize)
      const sealed = Buffer.concat([seal({ key, bound }, own), seal({ key: own, bound }, secret)])
      return { sealed, keyId }
    },
    open: (place, enveloped) => {
      const known = keys.find(({ keyId }) => keyId === enveloped.keyId)
      if (!known) return null
      const bound = boundTo(place, known.keyId)
      const sealed = Buffer.from(enveloped.sealed)
      try {
        const own = unseal({ key: known.key, bound }, sealed.subarray(0, wrappedSize))
        return unseal({ key: own, bound }, sealed.subarray(wrappedSize))
      } catch {
        return null
      }
    },
  }
}
