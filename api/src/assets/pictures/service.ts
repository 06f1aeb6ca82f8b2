import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { assetId } from '@chapterhouse/shared/kernel/id'
import type { Actor } from '../../kernel/actor.ts'
import { databaseRefusal } from '../../kernel/database.ts'
import type { House } from '../../kernel/desk.ts'
import { openTurnstile, type Turnstile } from '../../kernel/turnstile.ts'
import { crowded, findAsset } from '../service.ts'
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
