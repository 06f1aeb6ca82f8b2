import type { StoredFile } from '@chapterhouse/shared/assets/contract'
import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import type { Request } from 'express'
import type { Actor } from '../../kernel/actor.ts'
import { OutcomeUnknown, readsOf } from '../../kernel/database.ts'
import { type AssetParts, demandPlace } from '../service.ts'
import { kindOf } from './file-kind.ts'
import { receiveFile } from './receive.ts'

/** Takes a file for a page as it is: stored, then noted; or nothing of it is left. */
export const uploadFile = async (
  { db, storage, receiving }: AssetParts,
  actor: Actor,
  { pageId, request }: { readonly pageId: PageId; readonly request: Request },
): Promise<StoredFile> => {
  await demandPlace(db.hot, actor, pageId)
  const { storageKey, mime, byteSize, sha256 } = await receiving(() =>
    receiveFile(request, storage),
  )
  const id = newId<'assets'>()
  try {
    await db.withUser(actor.userId, async (tx) => {
      const projectId = await demandPlace(readsOf(tx), actor, pageId)
      const data = { id, projectId, ownerId: actor.userId, mime, byteSize, storageKey, sha256 }
      await tx.asset.createMany({ data: [{ ...data, kind: kindOf(mime), scanStatus: 'CLEAN' }] })
    })
  } catch (error) {
    // as for pictures: a file that nobody needs is better than a row without one
    if (!(error instanceof OutcomeUnknown)) await storage.remove(storageKey)
    throw error
  }
  return { id, mime, byteSize, url: `/api/assets/${id}` }
}
