import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as contract from '@chapterhouse/shared/assets/contract'
import { answerFile, answerPerson } from '../kernel/answer.ts'
import { type Area, openDesk } from '../kernel/desk.ts'
import { sandbox } from '../kernel/headers.ts'
import { demandRate, openRate } from '../kernel/throttle.ts'
import { openTurnstile } from '../kernel/turnstile.ts'
import { sweepUploads } from './jobs.ts'
import { crowded, findAsset, uploadImage } from './service.ts'
import { folderStorage } from './storage.ts'

export const assets: Area = (house) => {
  const desk = openDesk(house)
  const storage = folderStorage(join(house.settings.dataDir, 'assets'))
  const receiving = openTurnstile({ atOnce: 16, waiting: 64, whenFull: crowded })
  const drawing = openTurnstile({ atOnce: 2, waiting: 64, whenFull: crowded })
  house.jobs.push(sweepUploads(storage))
  const parts = { db: house.db, storage, receiving, drawing }
  const uploads = openRate({ clock: house.clock, tries: 30, per: 60 })

  answerPerson(desk, contract.uploadImage, ({ actor, params, request }) => {
    demandRate(uploads, actor.userId)
    return uploadImage(parts, actor, { pageId: params.pageId, request })
  })
  answerFile(desk, contract.getAsset, async ({ actor, params, response }) => {
    const asset = await findAsset(house.db, actor, params.assetId)
    const bytes = await storage.read(asset.storageKey)
    response
      .set('Content-Type', asset.mime)
      .set('Content-Length', String(asset.byteSize))
      .set('Content-Security-Policy', sandbox)
      .set('Cache-Control', 'private, max-age=31536000, immutable')
    await pipeline(bytes, response)
  })
  return desk
}
