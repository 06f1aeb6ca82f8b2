import { createHash } from 'node:crypto'
import { avatarLimit, avatarPath, avatarSide } from '@chapterhouse/shared/assets/avatar'
import { type AssetId, newId, type UserId } from '@chapterhouse/shared/kernel/id'
import type { Request } from 'express'
import sharp from 'sharp'
import type { Actor } from '../kernel/actor.ts'
import type { Tx } from '../kernel/database.ts'
import { readUpload } from '../kernel/upload.ts'
import { cleanImage } from './image.ts'
import { noted } from './noted.ts'
import type { AssetParts, StoredAsset } from './service.ts'

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

/** Puts a picture beside one's name in place of the one before. Answers its address. */
export const uploadAvatar = async (parts: AssetParts, actor: Actor, request: Request) => {
  const { db, storage, receiving, drawing } = parts
  const { bytes } = await receiving(() => readUpload(request, size))
  const drawn = await drawing(() => square(bytes))
  const storageKey = await storage.put(drawn)
  const portrait = { id: newId<'assets'>(), bytes: drawn, storageKey }
  const write = (tx: Tx) => note(tx, actor, portrait)
  return noted(storage, storageKey, () => db.withUser(actor.userId, write))
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
