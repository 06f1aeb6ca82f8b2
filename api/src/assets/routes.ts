import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as contract from '@chapterhouse/shared/assets/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import { answerFileAnyone, answerPerson } from '../kernel/answer.ts'
import { type Area, openDesk } from '../kernel/desk.ts'
import { sandbox } from '../kernel/headers.ts'
import { demandRate, openRate } from '../kernel/throttle.ts'
import { openTurnstile } from '../kernel/turnstile.ts'
import { partAsked } from './files/byte-range.ts'
import { dispositionOf } from './files/file-kind.ts'
import { uploadFile } from './files/service.ts'
import { sweepUploads } from './jobs.ts'
import { crowded, findSharedAsset, uploadImage } from './service.ts'
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
  answerPerson(desk, contract.uploadFile, ({ actor, params, request }) => {
    demandRate(uploads, actor.userId)
    return uploadFile(parts, actor, { pageId: params.pageId, request })
  })
  answerFileAnyone(desk, contract.getAsset, async ({ actor, params, request, response }) => {
    const passes = await house.passes.of(request)
    if (!actor && passes.length === 0) throw new Refusal('unauthenticated')
    const asset = await findSharedAsset(house.db, { actor, passes }, params.assetId)
    const part = partAsked(request.headers.range, asset.byteSize)
    if (part) {
      response.status(206).set('Content-Range', `bytes ${part.start}-${part.end}/${asset.byteSize}`)
    }
    response
      .set('Content-Type', asset.mime)
      .set('Content-Length', String(part ? part.end - part.start + 1 : asset.byteSize))
      .set('Accept-Ranges', 'bytes')
      .set('Content-Disposition', dispositionOf(asset.mime))
      .set('Content-Security-Policy', sandbox)
      .set('Cache-Control', 'private, max-age=31536000, immutable')
    await pipeline(await storage.read(asset.storageKey, part ?? undefined), response)
  })
  return desk
}
