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
  readonly close: (place: readonly string[], secret: Uint8Array) => Enveloped
  /** null when it was closed under another APP_SECRET, for another place, or was changed. */
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

export const openEnvelope = (appSecret: string): Envelope => {
  const key = deriveKey(appSecret, 'secrets at rest')
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 16)
  const boundTo = (place: readonly string[]) => Buffer.from(JSON.stringify([...place, keyId]))
  return {
    close: (place, secret) => {
      const bound = boundTo(place)
      const own = randomBytes(keySize)
      const sealed = Buffer.concat([seal({ key, bound }, own), seal({ key: own, bound }, secret)])
      return { sealed, keyId }
    },
    open: (place, enveloped) => {
      if (enveloped.keyId !== keyId) return null
      const bound = boundTo(place)
      const sealed = Buffer.from(enveloped.sealed)
      try {
        const own = unseal({ key, bound }, sealed.subarray(0, wrappedSize))
        return unseal({ key: own, bound }, sealed.subarray(wrappedSize))
      } catch {
        return null
      }
    },
  }
}
