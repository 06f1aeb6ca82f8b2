import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { prefixOf } from './gate/frame.ts'
import { aRandom } from './testing/random.ts'
import { enterRaw, type Raw } from './testing/raw.ts'
import { until } from './testing/until.ts'
import { aDoc } from './testing/updates.ts'
import { aWorld, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

let world: World
beforeAll(async () => {
  world = await aWorld({
    gate: { frameBurst: 1e9, byteBurst: 1e12, socketsPerPerson: 1e6, syncBurst: 1e9 },
  })
})
afterAll(() => world.close())

const seed = Number(process.env.SEED ?? 4711)
const frames = 10_000

describe(`G3 ${frames} broken frames, seed ${seed}`, () => {
  it('G3 close the socket that sent them and harm nobody else', async () => {
    const random = aRandom(seed)
    const prefix = prefixOf(world.room)
    const ann = aWriter({ port: world.server.port, claims: await world.claims() })
    const ben = aWriter({ port: world.server.port, claims: await world.claims() })
    await Promise.all([ann.saved(), ben.saved()])
    ann.type('before ')
    await ben.reads('before')
    const claims = await world.claims()
    let raw: Raw | null = null
    let closed = 0
    const sound = Buffer.from(Y.encodeStateAsUpdate(aDoc(90_000)))
    const broken = (): Uint8Array => {
      const kind = random.below(4)
      if (kind === 0) return random.bytes(random.below(200) + 1)
      if (kind === 1) return Buffer.concat([prefix, random.bytes(random.below(60) + 1)])
      const body = Buffer.from(sound)
      if (kind === 2) body[random.below(body.length)] = random.below(256)
      const cut = kind === 3 ? body.subarray(0, random.below(body.length - 1) + 1) : body
      return Buffer.concat([prefix, Buffer.from([0, 2, cut.length]), cut])
    }
    for (let i = 0; i < frames; i++) {
      if (raw === null || raw.code() !== null || raw.socket.readyState !== 1) {
        if (raw) closed++
        raw = await enterRaw(world.server.port, claims)
      }
      raw.send(broken())
      if (i % 10 === 0) await new Promise(setImmediate)
    }
    raw?.close()
    expect(closed).toBeGreaterThan(50)
    ann.type('after')
    await ben.reads('after')
    await Promise.all([ann.saved(), ben.saved()])
    await until('both show the same', () => ann.text() === ben.text())
    ann.leave()
    ben.leave()
  }, 120_000)
})
