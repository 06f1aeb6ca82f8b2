import { afterAll, expect, test } from 'vitest'
import { connect } from '../../client.ts'
import { aPage, aUser } from '../../factories.ts'
import { createTestDatabase } from '../../test-database.ts'

const house = await createTestDatabase()
// Two connections for everything: transactions, hot reads and statements of nobody follow each other.
const db = await connect({ url: house.urlOf('app'), max: 2, hotMax: 0 })
afterAll(async () => {
  await db.close()
  await house.close()
})

test('1,000 interleaved requests of two people over two connections never see a foreign row', async () => {
  await aUser(db)
  const [ours, theirs] = await Promise.all([aPage(db), aPage(db)])
  const request = async (n: number): Promise<boolean> => {
    const own = n % 2 ? ours : theirs
    const foreign = n % 2 ? theirs : ours
    const me = own.project.owner.id
    // Some requests fail half-way, so that connections come back from a rollback too.
    if (n % 7 === 0) await failing(me)
    if (n % 5 === 0 && (await db.ask`select from pages`).length > 0) return false
    return n % 3 === 0 ? readHot(me, own.id, foreign.id) : readInTransaction(me, own.id)
  }
  // Ten at a time for each connection: more would only wait, on a busy machine too long.
  const lanes = Array.from({ length: 20 }, async (_, lane) => {
    const seen: boolean[] = []
    for (let n = lane; n < 1_000; n += 20) seen.push(await request(n))
    return seen
  })
  const seen = (await Promise.all(lanes)).flat()
  expect([seen.length, seen.every(Boolean)]).toEqual([1_000, true])
})

test('between requests a connection belongs to nobody', async () => {
  const page = await aPage(db)
  await db.withUser(page.project.owner.id, (tx) => tx.page.findMany())
  await db.hot.page(page.project.owner.id, page.id)
  for (let n = 0; n < 4; n++) {
    expect(await db.ask`select id from pages`).toEqual([])
    expect(await db.withUser(null, (tx) => tx.page.findMany())).toEqual([])
  }
})

type Me = Parameters<typeof db.hot.page>[0]
type PageRef = Parameters<typeof db.hot.page>[1]

async function readInTransaction(me: Me, own: PageRef): Promise<boolean> {
  const pages = await db.withUser(me, (tx) => tx.page.findMany({ select: { id: true } }))
  return pages.length === 1 && pages[0]?.id === own
}

async function readHot(me: Me, own: PageRef, foreign: PageRef): Promise<boolean> {
  const [mine, not] = await Promise.all([db.hot.page(me, own), db.hot.page(me, foreign)])
  return mine?.id === own && not === null
}

async function failing(me: Me): Promise<void> {
  const broken = db.withUser(me, (tx) => tx.$queryRaw`select 1 / 0`)
  await expect(broken).rejects.toThrow('division by zero')
}
