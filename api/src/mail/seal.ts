import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** What a mail says, as it travels. */
const content = z.object({
  text: z.string(),
  html: z.string(),
  /** The part of its link that opens something; nobody but the addressee is shown it. */
  secret: z.string().nullable(),
})
export type Content = z.infer<typeof content>

/**
 * Keeps what mails say from who reads the table: AES-256-GCM under a key that follows from
 * APP_SECRET, bound to the id of its row. Version, nonce, tag, text.
 */
export interface Seal {
  readonly close: (id: string, content: Content) => Buffer<ArrayBuffer>
  /** null when it was sealed under another key, for another row, or was changed. */
  readonly open: (id: string, sealed: Uint8Array) => Content | null
}

const version = 1
const [nonceSize, tagSize] = [12, 16]

const keyOf = (secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'chapterhouse mail', 32))

/** Mails that waited while the secret became another are opened under the one before. */
export const openSeal = (appSecret: string, secretsBefore: readonly string[] = []): Seal => {
  const key = keyOf(appSecret)
  const keys = [key, ...secretsBefore.map(keyOf)]
  const decipher = (key: Buffer, id: string, sealed: Buffer): string => {
    const nonce = sealed.subarray(1, 1 + nonceSize)
    const opener = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagSize })
    opener
      .setAAD(Buffer.from(id))
      .setAuthTag(sealed.subarray(1 + nonceSize, 1 + nonceSize + tagSize))
    const text = opener.update(sealed.subarray(1 + nonceSize + tagSize))
    return Buffer.concat([text, opener.final()]).toString('utf8')
  }
  return {
    close: (id, said) => {
      const nonce = randomBytes(nonceSize)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagSize })
      cipher.setAAD(Buffer.from(id))
      const text = Buffer.concat([cipher.update(JSON.stringify(said), 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), text])
    },
    open: (id, sealed) => {
      if (sealed[0] !== version) return null
      for (const key of keys) {
        try {
          return content.parse(JSON.parse(decipher(key, id, Buffer.from(sealed))))
        } catch {}
      }
      return null
    },
  }
}
