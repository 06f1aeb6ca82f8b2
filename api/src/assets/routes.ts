import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as avatars from '@chapterhouse/shared/assets/avatar'
import * as contract from '@chapterhouse/shared/assets/contract'
import * as rooms from '@chapterhouse/shared/assets/room'
import { found } from '../kernel/allow.ts'
import { answer, answerFileAnyone, answerPerson } from '../kernel/answer.ts'
import type { Tx } from '../kernel/database.ts'
import { type Area, type Desk, openDesk } from '../kernel/desk.ts'
import { sandbox } from '../kernel/headers.ts'
import { demandRate, openRate } from '../kernel/throttle.ts'
import { openTurnstile } from '../kernel/turnstile.ts'
import { findAvatar, removeAvatar, uploadAvatar } from './avatar.ts'
import { partAsked } from './files/byte-range.ts'
import { dispositionOf } from './files/file-kind.ts'
import { uploadFile } from './files/service.ts'
import { sweepUploads } from './jobs.ts'
import { personRoom, projectRoom } from './room.ts'
import { type AssetParts, crowded, findSharedAsset, uploadImage } from './service.ts'
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
  answerAvatars(desk, parts)
  answer(desk, rooms.getProjectUploads, async ({ tx, params }) =>
    found(await projectRoom(tx, params.projectId)),
  )
  answer(desk, rooms.getMyUploads, ({ tx }) => personRoom(tx))
  answerFileAnyone(desk, contract.getAsset, async ({ actor, params, request, response }) => {
    const passes = await house.passes.of(request)
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
      .set(
        'Cache-Control',
        asset.published ? publishedKept : 'private, max-age=31536000, immutable',
      )
    await pipeline(await storage.read(asset.storageKey, part ?? undefined), response)
  })
  return desk
}

/** A picture of a published text may be taken back with it. */
const publishedKept = 'private, max-age=60'

/** Seconds that a browser keeps who has which picture. */
const facesKept = 300

/** The pictures beside names: everybody's own, seen by everybody who is signed in. */
const answerAvatars = (desk: Desk, parts: AssetParts): void => {
  const changes = openRate({ clock: desk.house.clock, tries: 20, per: 3_600 })
  answerPerson(desk, avatars.uploadAvatar, async ({ actor, request }) => {
    demandRate(changes, actor.userId)
    return { avatar: await uploadAvatar(parts, actor, request) }
  })
  answer(desk, avatars.removeAvatar, async ({ actor, tx }) => {
    await removeAvatar(tx, actor)
    return {}
  })
  answerFileAnyone(desk, avatars.getAvatar, async ({ actor, params, response }) => {
    const find = (tx: Tx) => findAvatar(tx, params.userId)
    // guests see initials
    const picture = actor && (await parts.db.withUser(actor.userId, find))
    response.set('Cache-Control', `private, max-age=${facesKept}`)
    if (!picture) {
      response.status(204).end()
      return
    }
    response.set('Content-Type', picture.mime).set('Content-Security-Policy', sandbox)
    await pipeline(await parts.storage.read(picture.storageKey), response)
  })
}
