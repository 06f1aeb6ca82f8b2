import type { StoredFile } from '@chapterhouse/shared/assets/contract'
import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import type { Request } from 'express'
import type { Actor } from '../../kernel/actor.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { noted } from '../noted.ts'
import { demandUploadRoom } from '../room.ts'
import { type AssetParts, demandPlace } from '../service.ts'
import { kindOf } from './file-kind.ts'
import { receiveFile } from './receive.ts'

/** Takes a file for a page as it is: stored, then noted; or nothing of it is left. */
export const uploadFile = async (
  { db, storage, receiving }: AssetParts,
  actor: Actor,
  { pageId, request }: { readonly pageId: PageId; readonly request: Request },
): Promise<StoredFile> => {
  const projectId = await demandPlace(db.hot, actor, pageId)
  await demandUploadRoom(db, actor, { projectId, request })
  const { storageKey, mime, byteSize, sha256 } = await receiving(() =>
    receiveFile(request, storage),
  )
  const id = newId<'assets'>()
  const note = async (tx: Tx) => {
    const projectId = await demandPlace(readsOf(tx), actor, pageId)
    const data = { id, projectId, ownerId: actor.userId, mime, byteSize, storageKey, sha256 }
    await tx.asset.createMany({ data: [{ ...data, kind: kindOf(mime), scanStatus: 'CLEAN' }] })
  }
  await noted(storage, storageKey, () => db.withUser(actor.userId, note))
  return { id, mime, byteSize, url: `/api/assets/${id}` }
}
