import { createHash } from 'node:crypto'
import { type Asset, imageLimit } from '@chapterhouse/shared/assets/contract'
import { type AssetId, newId, type PageId, type ProjectId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request } from 'express'
import type { Actor } from '../kernel/actor.ts'
import { allow, found } from '../kernel/allow.ts'
import { type Database, type Reads, readsOf, type Tx } from '../kernel/database.ts'
import type { Pass } from '../kernel/passes.ts'
import type { Turnstile } from '../kernel/turnstile.ts'
import { readUpload } from '../kernel/upload.ts'
import { type CleanImage, cleanImage } from './image.ts'
import { noted } from './noted.ts'
import { mayUpload } from './policy.ts'
import { presentImage } from './present.ts'
import { demandUploadRoom } from './room.ts'
import type { Storage } from './storage.ts'

/** What an upload hears that finds too many others before it. */
export const crowded = () =>
  new Refusal('rate_limited', { detail: 'Many uploads at once', retryAfter: 5 })

export interface AssetParts {
  readonly db: Database
  readonly storage: Storage
  /** How many uploads are held in memory: a slow sender keeps a place here, and no other. */
  readonly receiving: Turnstile
  /** How many pictures are drawn at once: each takes a core and its pixels in memory. */
  readonly drawing: Turnstile
}

/** The project of a page to which this person may add something; else the refusal. */
export const demandPlace = async (reads: Pick<Reads, 'page'>, actor: Actor, pageId: PageId) => {
  const page = found(await reads.page(actor.userId, pageId))
  const readable = page.caps.includes('read') && page.deletedAt === null
  found(readable ? page : null)
  allow(mayUpload({ caps: page.caps, trashed: page.deletedAt !== null }))
  return page.projectId
}

const imageSize = { bytes: imageLimit, sentence: 'An image may have 20 MB' }

/** Takes an image for a page: checked, drawn anew, stored, and noted; or nothing of it is left. */
export const uploadImage = async (
  { db, storage, receiving, drawing }: AssetParts,
  actor: Actor,
  { pageId, request }: { readonly pageId: PageId; readonly request: Request },
): Promise<Asset> => {
  const projectId = await demandPlace(db.hot, actor, pageId)
  await demandUploadRoom(db, actor, { projectId, request })
  const { bytes } = await receiving(() => readUpload(request, imageSize))
  const image = await drawing(() => cleanImage(bytes))
  const placeIn = (tx: Tx) => demandPlace(readsOf(tx), actor, pageId)
  return presentImage(await keepImage({ db, storage }, actor, { image, placeIn }), image)
}

export interface KeptImage {
  readonly image: CleanImage
  /** The project it is for, asked in the transaction that notes it; throws where it may not be. */
  readonly placeIn: (tx: Tx) => Promise<ProjectId>
}

/** Stores and notes an image that was drawn anew; or nothing of it is left. */
export const keepImage = async (
  { db, storage }: Pick<AssetParts, 'db' | 'storage'>,
  actor: Actor,
  { image, placeIn }: KeptImage,
): Promise<AssetId> => {
  const storageKey = await storage.put(image.bytes)
  const id = newId<'assets'>()
  const sha256 = createHash('sha256').update(image.bytes).digest('hex')
  const note = async (tx: Tx) => {
    const projectId = await placeIn(tx)
    const { mime } = image
    const data = { id, projectId, ownerId: actor.userId, mime, byteSize: image.bytes.length }
    await tx.asset.createMany({
      data: [{ ...data, kind: 'IMAGE', storageKey, sha256, scanStatus: 'CLEAN' }],
    })
  }
  await noted(storage, storageKey, () => db.withUser(actor.userId, note))
  return id
}

export interface StoredAsset {
  readonly mime: string
  readonly byteSize: number
  readonly storageKey: string
}

/** Where an upload lies, for those who may read its project. */
export const findAsset = async (db: Database, actor: Actor, id: AssetId): Promise<StoredAsset> =>
  found(await ownAsset(db, actor, id))

interface Asker {
  readonly actor: Actor | null
  readonly passes: readonly Pass[]
}

export interface FoundAsset extends StoredAsset {
  /** Read as everybody may read it, and only as long as the text is published that shows it. */
  readonly published: boolean
}

/** The same, for who holds a link that leads into it too, and for everybody when it is published. */
export const findSharedAsset = async (
  db: Database,
  { actor, passes }: Asker,
  id: AssetId,
): Promise<FoundAsset> => {
  const mine = (actor && (await ownAsset(db, actor, id))) ?? (await linkedAsset(db, passes, id))
  if (mine) return { ...mine, published: false }
  const published = await publishedAsset(db, id)
  if (!published && !actor && passes.length === 0) throw new Refusal('unauthenticated')
  return { ...found(published), published: true }
}

interface AssetRow {
  readonly mime: string
  readonly byte_size: string
  readonly storage_key: string
}

const storedOf = (row: AssetRow | undefined): StoredAsset | null =>
  row ? { mime: row.mime, byteSize: Number(row.byte_size), storageKey: row.storage_key } : null

const publishedAsset = async (db: Database, id: AssetId): Promise<StoredAsset | null> =>
  storedOf((await db.ask<AssetRow>`select * from app.published_asset(${id})`)[0])

const ownAsset = (db: Database, actor: Actor, id: AssetId): Promise<StoredAsset | null> =>
  db.withUser(actor.userId, async (tx) => {
    const where = { id, deletedAt: null, scanStatus: 'CLEAN' }
    const row = await tx.asset.findFirst({ where })
    return row && { mime: row.mime, byteSize: Number(row.byteSize), storageKey: row.storageKey }
  })

const linkedAsset = async (
  db: Database,
  passes: readonly Pass[],
  id: AssetId,
): Promise<StoredAsset | null> => {
  if (passes.length === 0) return null
  const links = passes.map(({ linkId }) => linkId)
  const [row] = await db.ask<AssetRow>`
    select * from app.asset_of_links(${links}::uuid[], ${id}::uuid)`
  return storedOf(row)
}
