import * as contract from '@chapterhouse/shared/admin/house'
import { chooseSignUp, readSignUp } from '../../auth/sign-up/service.ts'
import { record } from '../../kernel/activity.ts'
import { allow, found } from '../../kernel/allow.ts'
import type { Desk } from '../../kernel/desk.ts'
import { answerAdmin } from '../answer-admin.ts'
import { readEngine } from './engine.ts'
import { checksOf } from './health.ts'
import * as service from './service.ts'
import { chooseUploadRooms, readUploadRooms } from './upload-rooms.ts'

/** How the house is, what it holds, and who may come in. */
export const answerHouse = (desk: Desk): void => {
  answerHealth(desk)
  answerWork(desk)
  answerDoor(desk)
}

const answerHealth = (desk: Desk): void => {
  const { settings, clock } = desk.house
  const { collabUrl, dataDir, smtpUrl } = settings
  const startedAt = new Date(clock.now()).toISOString()

  answerAdmin(desk, contract.getOverview, async ({ tx }) => {
    const now = clock.now()
    const engine = await readEngine(collabUrl, now)
    const checks = checksOf({
      now,
      engineAnswers: engine !== null,
      engineWaiting: engine?.waiting ?? 0,
      disk: await service.readDisk(dataDir),
      lastBackup: await service.readLastBackup(dataDir),
      ...(await service.readHealth(tx, smtpUrl !== null)),
    })
    return { checks, api: { memoryBytes: process.memoryUsage.rss(), startedAt } }
  })
  answerAdmin(desk, contract.getEngine, async () => ({
    figures: await readEngine(collabUrl, clock.now()),
  }))
  answerAdmin(desk, contract.getStorage, async ({ tx }) => ({
    ...(await service.readStorage(tx)),
    disk: await service.readDisk(dataDir),
    room: await readUploadRooms(tx),
  }))
  answerAdmin(desk, contract.setUploadRooms, async ({ actor, tx, body }) => {
    const before = await readUploadRooms(tx)
    await chooseUploadRooms(tx, actor.userId, body)
    await record(tx, {
      category: 'AUDIT',
      action: 'config.changed',
      actorId: actor.userId,
      resource: ['system_config', 'upload_room'],
      before,
      after: body,
    })
    return body
  })
}

const answerWork = (desk: Desk): void => {
  const { jobs, faults } = desk.house
  answerAdmin(desk, contract.listJobs, async ({ tx }) => ({ items: await service.readJobs(tx) }))
  answerAdmin(desk, contract.callJob, async ({ actor, tx, params }) => {
    const job = found(jobs.find(({ name }) => name === params.name))
    const resource = ['job', job.name] as const
    await record(tx, { category: 'AUDIT', action: 'job.called', actorId: actor.userId, resource })
    job.bell?.ring(100)
    return {}
  })
  answerAdmin(desk, contract.listFaults, async () => ({
    since: new Date(faults.since).toISOString(),
    items: faults.all().map(({ firstAt, lastAt, ...one }) => ({
      ...one,
      firstAt: new Date(firstAt).toISOString(),
      lastAt: new Date(lastAt).toISOString(),
    })),
  }))
}

const answerDoor = (desk: Desk): void => {
  const { db, settings } = desk.house
  const fixed = settings.signUp !== null
  answerAdmin(desk, contract.getSignUp, async () => ({
    signUp: await readSignUp(db, settings),
    fixed,
  }))
  answerAdmin(desk, contract.setSignUp, async ({ actor, tx, body: { signUp } }) => {
    allow(!fixed, 'conflict', 'SIGN_UP of the environment says who may come in')
    const before = await chooseSignUp(tx, actor.userId, signUp)
    await record(tx, {
      category: 'AUDIT',
      action: 'config.changed',
      actorId: actor.userId,
      resource: ['system_config', 'sign_up'],
      before: { value: before },
      after: { value: signUp },
    })
    return { signUp, fixed }
  })
}
