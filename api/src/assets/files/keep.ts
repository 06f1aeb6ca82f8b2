import { createHash } from 'node:crypto'
import { type AssetId, newId, type ProjectId } from '@chapterhouse/shared/kernel/id'
import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/database.ts'
import { noted } from '../noted.ts'
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
  const note = async (tx: Tx) => {
    const owner = { projectId: await placeIn(tx), ownerId: actor.userId }
    const file = { mime, byteSize: bytes.length, storageKey, sha256, scanStatus: 'CLEAN' }
    await tx.asset.createMany({ data: [{ id, ...owner, ...file, kind: kindOf(mime) }] })
  }
  await noted(storage, storageKey, () => db.withUser(actor.userId, note))
  return id
}
