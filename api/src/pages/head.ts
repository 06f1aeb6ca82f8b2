import type { PageId } from '@chapterhouse/shared/kernel/id'
import { packHead } from '@chapterhouse/shared/sync/head-packing'
import { roomName } from '@chapterhouse/shared/sync/room'
import type { Request, Response } from 'express'
import { sendCompressed } from '../kernel/compressed.ts'
import type { Database } from '../kernel/database.ts'
import type { Entrant } from './entrant.ts'
import { readPageBytes } from './page-bytes.ts'

/** The text of a page for who opens it on a device that has no copy, before the live room is there. */
export const packedHead = (
  db: Database,
  { userId, link }: Entrant,
  pageId: PageId,
): Promise<Uint8Array> =>
  db.withUser(
    userId,
    async (tx) => {
      const { stored, rows, epoch } = await readPageBytes(tx, pageId)
      return packHead({ room: roomName({ kind: 'page', pageId, epoch }), stored, rows })
    },
    { linkId: link?.id ?? null },
  )

export const sendHead = (request: Request, response: Response, head: Uint8Array): Promise<void> =>
  sendCompressed(request, response.set('Content-Type', 'application/octet-stream'), head)
