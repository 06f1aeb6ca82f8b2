import { createTestDatabase } from '@chapterhouse/prisma/test-database'
import { ends, openCutLine } from '@chapterhouse/prisma/testing/cut-line'
import { newId } from '@chapterhouse/shared/kernel/id'
import { type Notice, noticeChannel } from '@chapterhouse/shared/sync/notices'
import { afterAll, describe, expect, test } from 'vitest'
import { listen } from './listen.ts'

const house = await createTestDatabase()
const line = await openCutLine(house.urlOf('collab'))
afterAll(async () => {
  await line.close()
  await house.close()
})

const open = () => {
  const heard: Notice[] = []
  const problems: unknown[] = []
  let times = 0
  const listening = listen({
    url: line.url,
    onNotice: (notice) => heard.push(notice),
    onListening: () => times++,
    onProblem: (error) => problems.push(error),
    pause: 1,
  })
  return { ...listening, heard, problems, times: () => times }
}

const say = () => {
  const notice: Notice = { kind: 'access-changed', pageId: newId<'pages'>() }
  return house.owner
    .query('select pg_notify($1, $2)', [noticeChannel, JSON.stringify(notice)])
    .then(() => notice)
}

describe.each(ends)('a line that ends by %s', (end) => {
  test.each(['asked', 'answered'] as const)(
    'as it begins to listen (%s), is made again',
    async (when) => {
      line.plan({ statement: /^listen/, when, end })
      const ear = open()
      await expect.poll(ear.isUp).toBe(true)
      expect(ear.problems).toHaveLength(1)
      const notice = await say()
      await expect.poll(() => ear.heard).toEqual([notice])
      await ear.stop()
    },
  )

  test('while it listens, is made again and says so', async () => {
    const ear = open()
    await expect.poll(ear.times).toBe(1)
    line.cut(end)
    await expect.poll(ear.times).toBe(2)
    const notice = await say()
    await expect.poll(() => ear.heard).toEqual([notice])
    await ear.stop()
  })
})

test('a line that is told to go as it is let in, is made again', async () => {
  line.turnAway()
  const ear = open()
  await expect.poll(ear.isUp).toBe(true)
  await ear.stop()
})
