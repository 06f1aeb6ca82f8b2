import { createHash } from 'node:crypto'
import { avatarLimit, avatarPath, avatarSide } from '@chapterhouse/shared/assets/avatar'
import { type AssetId, newId, type UserId } from '@chapterhouse/shared/kernel/id'
import type { Request } from 'express'
import sharp from 'sharp'
import type { Actor } from '../kernel/actor.ts'
import { OutcomeUnknown, type Tx } from '../kernel/database.ts'
import { readUpload } from '../kernel/upload.ts'
import { cleanImage } from './image.ts'
import type { AssetParts, StoredAsset } from './service.ts'
import type { Storage } from './storage.ts'

const size = { bytes: avatarLimit, sentence: 'A picture of a person may have 8 MB' }

/** Checked like every picture, then cut to the square around its middle; the first frame of a film. */
const square = async (upload: Buffer): Promise<Buffer> => {
  const { bytes } = await cleanImage(upload)
  const side = { width: avatarSide, height: avatarSide }
  return sharp(bytes)
    .resize({ ...side, fit: 'cover' })
    .webp({ quality: 85 })
    .toBuffer()
}

const pictureOf = (userId: UserId) => ({ ownerId: userId, kind: 'AVATAR', deletedAt: null })

/** Its row says that the file may go; a job takes both. */
const forget = (tx: Tx, userId: UserId) =>
  tx.asset.updateMany({ where: pictureOf(userId), data: { deletedAt: new Date() } })

interface Portrait {
  readonly id: AssetId
  readonly bytes: Buffer
  readonly storageKey: string
}

const note = async (tx: Tx, { userId }: Actor, { id, bytes, storageKey }: Portrait) => {
  const avatarUrl = `${avatarPath(userId)}?v=${id.slice(-8)}`
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const data = { id, ownerId: userId, kind: 'AVATAR', mime: 'image/webp', byteSize: bytes.length }
  await forget(tx, userId)
  await tx.asset.createMany({ data: [{ ...data, storageKey, sha256, scanStatus: 'CLEAN' }] })
  await tx.user.updateMany({ where: { id: userId }, data: { avatarUrl } })
  return avatarUrl
}

const keep = async (storage: Storage, bytes: Buffer, write: (one: Portrait) => Promise<string>) => {
  const storageKey = await storage.put(bytes)
  try {
    return await write({ id: newId<'assets'>(), bytes, storageKey })
  } catch (error) {
    // the row may be there: a file that nobody needs is better than a picture without one
    if (!(error instanceof OutcomeUnknown)) await storage.remove(storageKey)
    throw error
  }
}

/** Puts a picture beside one's name in place of the one before. Answers its address. */
export const uploadAvatar = async (parts: AssetParts, actor: Actor, request: Request) => {
  const { db, storage, receiving, drawing } = parts
  const { bytes } = await receiving(() => readUpload(request, size))
  const drawn = await drawing(() => square(bytes))
  return keep(storage, drawn, (one) => db.withUser(actor.userId, (tx) => note(tx, actor, one)))
}

export const removeAvatar = async (tx: Tx, { userId }: Actor): Promise<void> => {
  await forget(tx, userId)
  await tx.user.updateMany({ where: { id: userId }, data: { avatarUrl: null } })
}

/** Where somebody's picture lies; null for who has none. */
export const findAvatar = async (tx: Tx, userId: UserId): Promise<StoredAsset | null> => {
  const row = await tx.asset.findFirst({ where: pictureOf(userId) })
  return row && { mime: row.mime, byteSize: Number(row.byteSize), storageKey: row.storageKey }
}
