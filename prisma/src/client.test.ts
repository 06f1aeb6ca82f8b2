import { afterAll, expect, test } from 'vitest'
import { aMember, aPage, aUser } from './factories.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

test('a member sees the page, a stranger does not know of it', async () => {
  const page = await aPage(db)
  const member = await aMember(db, page.project, { role: 'VIEWER' })
  const stranger = await aUser(db)
  expect(await db.hot.page(member.id, page.id)).toMatchObject({ id: page.id, caps: ['read'] })
  expect(await db.hot.page(stranger.id, page.id)).toBeNull()
})
