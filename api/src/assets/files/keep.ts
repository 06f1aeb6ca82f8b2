import { createHash } from 'node:crypto'
import { type AssetId, newId, type ProjectId } from '@chapterhouse/shared/kernel/id'
import type { Actor } from '../../kernel/actor.ts'
import { OutcomeUnknown, type Tx } from '../../kernel/database.ts'
import type { AssetParts } from '../service.ts'
import { kindOf, mimeOf, telling } from './file-kind.ts'

export interface ForeignFile {
  readonly bytes: Uint8Array
  /** The project it is for, asked in the transaction that notes it; throws where it may not be. */
  readonly placeIn: (tx: Tx) => Promise<ProjectId>
}

/** Stores and notes a file that came with a text, as it is; or nothing of it is left. */
export const keepFile = async (
  { db, storage }: Pick<AssetParts, 'db' | 'storage'>,
  actor: Actor,
  { bytes, placeIn }: ForeignFile,
): Promise<AssetId> => {
  const mime = await mimeOf(Buffer.from(bytes.subarray(0, telling)))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const storageKey = await storage.put(bytes)
  const id = newId<'assets'>()
  try {
    await db.withUser(actor.userId, async (tx) => {
      const owner = { projectId: await placeIn(tx), ownerId: actor.userId }
      const file = { mime, byteSize: bytes.length, storageKey, sha256, scanStatus: 'CLEAN' }
      await tx.asset.createMany({ data: [{ id, ...owner, ...file, kind: kindOf(mime) }] })
    })
  } catch (error) {
    // as for pictures: a file that nobody needs is better than a row without one
    if (!(error instanceof OutcomeUnknown)) await storage.remove(storageKey)
    throw error
  }
  return id
}
