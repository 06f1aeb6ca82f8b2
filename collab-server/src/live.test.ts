import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from './testing/until.ts'
import { aWorld, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

describe('two people in one page', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
  })
  afterAll(() => world.close())

  it('D1 what one types, the other reads, and it is in the journal', async () => {
    const ann = aWriter({ port: world.server.port, claims: await world.claims() })
    const ben = aWriter({ port: world.server.port, claims: await world.claims() })
    await Promise.all([ann.saved(), ben.saved()])
    ann.type('Call me Ishmael.')
    await ben.reads('Call me Ishmael.')
    expect(await world.rows()).toBeGreaterThan(0)
    await ann.saved()
    ann.leave()
    ben.leave()
    const late = aWriter({ port: world.server.port, claims: await world.claims() })
    await until('the page is loaded again', () => late.text() === 'Call me Ishmael.')
    late.leave()
  })
})
