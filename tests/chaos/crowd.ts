import { openSync, writeSync } from 'node:fs'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { Browser } from '../harness/ask.ts'
import type { Door } from '../harness/door.ts'
import { doorOf } from '../harness/people.ts'
import { type Random, randomFrom } from '../harness/random.ts'
import { pause } from '../harness/wait.ts'
import { Writer } from '../harness/writer.ts'
import type { CrowdPlan, DoorPlan } from './crowd-plan.ts'

// The clients of a crash, in a process that is killed before the server is: nothing of theirs can
// come back and repair what the server lost.

const doorFrom = (plan: DoorPlan): Door => {
  if (plan.kind === 'house') {
    const { origin, cookie, pageId, collabUrl } = plan
    return doorOf(new Browser(origin, { cookie }), pageId as PageId, collabUrl)
  }
  const { url, room } = plan
  return {
    origin: 'http://peer',
    enter: async () => ({ url, room, ticket: 'token', access: 'write' }),
  }
}

const typeForEver = async (writer: Writer, random: Random, keyMs: number) => {
  for (;;) {
    for (const _ of writer.keysOfNextToken()) await pause(random.below(keyMs))
  }
}

process.channel?.ref()
process.once('message', async (plan: CrowdPlan) => {
  const record = openSync(plan.record, 'a')
  // A write that returned is in the kernel: the kill that follows cannot take it back.
  const onSaved = (token: string) => writeSync(record, `${token}\n`)
  const random = randomFrom(plan.seed)
  await Promise.all(
    plan.doors.map(async (door, at) => {
      const name = `${plan.prefix}${at}`
      const writer = await Writer.open({ name, door: doorFrom(door), onSaved })
      await typeForEver(writer, random.branch(name), plan.keyMs)
    }),
  )
})
