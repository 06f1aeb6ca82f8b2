import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { imageLimit } from '@chapterhouse/shared/assets/contract'
import { type AssetId, assetId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Actor } from '../../kernel/actor.ts'
import { databaseRefusal } from '../../kernel/database.ts'
import type { House } from '../../kernel/desk.ts'
import { openTurnstile, type Turnstile } from '../../kernel/turnstile.ts'
import { keepFile } from '../files/keep.ts'
import { type CleanImage, cleanImage } from '../image.ts'
import { crowded, findAsset, type KeptImage, keepImage } from '../service.ts'
import { folderStorage, type Storage } from '../storage.ts'
import { type PrintablePicture, printable } from './printable.ts'

/** The pictures of pages, for who takes them out of the house or brings them in. */
export interface Pictures {
  readonly db: House['db']
  readonly storage: Storage
  readonly drawing: Turnstile
}

export const openPictures = ({ db, settings }: Pick<House, 'db' | 'settings'>): Pictures => ({
  db,
  storage: folderStorage(join(settings.dataDir, 'assets')),
  drawing: openTurnstile({ atOnce: 2, waiting: 200, whenFull: crowded }),
})

/** Bytes of pictures one file may carry. */
const most = 100 * 1024 * 1024

const idOf = (src: string) => assetId.safeParse(src.replace(/^\/api\/assets\//, '')).data ?? null

/**
 * Pictures by the `src` of their nodes, as files carry them. What the person may not read, what is
 * gone and what no longer fits is left out: the page names it then.
 */
export const readPictures = async (
  pictures: Pictures,
  actor: Actor,
  sources: readonly string[],
): Promise<ReadonlyMap<string, PrintablePicture>> => {
  const found = new Map<string, PrintablePicture>()
  let room = most
  for (const src of sources) {
    const picture = await readPicture(pictures, actor, src)
    if (!picture || picture.bytes.length > room) continue
    room -= picture.bytes.length
    found.set(src, picture)
  }
  return found
}

const readPicture = async (
  { db, storage, drawing }: Pictures,
  actor: Actor,
  src: string,
): Promise<PrintablePicture | null> => {
  const id = idOf(src)
  if (!id) return null
  try {
    const { storageKey } = await findAsset(db, actor, id)
    const bytes = await buffer(await storage.read(storageKey))
    return await drawing(() => printable(bytes))
  } catch (error) {
    // an outage is told as one; a picture that cannot be read costs only itself
    if (databaseRefusal(error)?.code === 'unavailable') throw error
    return null
  }
}

/** An upload as it lies here. */
export interface StoredPicture {
  readonly id: AssetId
  readonly src: string
  readonly mime: string
  readonly bytes: Uint8Array
}

/** Uploads by the `src` of their nodes, one after the other; what the person may not read is left out. */
export async function* storedPictures(
  { db, storage }: Pictures,
  actor: Actor,
  sources: Iterable<string>,
): AsyncGenerator<StoredPicture> {
  for (const src of sources) {
    const id = idOf(src)
    if (!id) continue
    try {
      const { storageKey, mime } = await findAsset(db, actor, id)
      yield { id, src, mime, bytes: await buffer(await storage.read(storageKey)) }
    } catch (error) {
      if (databaseRefusal(error)?.code === 'unavailable') throw error
    }
  }
}

/** A picture that came with a text, or a file that is kept as it is. */
export interface ForeignPicture {
  readonly key: string
  readonly bytes: Uint8Array
  readonly as: 'picture' | 'file'
}

export interface PictureWish {
  readonly found: readonly ForeignPicture[]
  readonly placeIn: KeptImage['placeIn']
}

/**
 * Makes uploads of pictures that came with a text. Answers their addresses by key; one that is no
 * picture, or one we do not take, is left out.
 */
export const keepPictures = async (
  { db, storage, drawing }: Pictures,
  actor: Actor,
  { found, placeIn }: PictureWish,
): Promise<ReadonlyMap<string, string>> => {
  const kept = new Map<string, string>()
  for (const { key, bytes, as } of found) {
    if (as === 'file') {
      kept.set(key, `/api/assets/${await keepFile({ db, storage }, actor, { bytes, placeIn })}`)
      continue
    }
    const image = await drawing(() => cleanOrNull(bytes))
    if (!image) continue
    kept.set(key, `/api/assets/${await keepImage({ db, storage }, actor, { image, placeIn })}`)
  }
  return kept
}

const cleanOrNull = async (bytes: Uint8Array): Promise<CleanImage | null> => {
  if (bytes.length > imageLimit) return null
  try {
    return await cleanImage(Buffer.from(bytes))
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
