import { afterAll, expect, test } from 'vitest'
import { seed } from './seed.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
afterAll(() => house.close())

const templates = async () =>
  (await house.owner.query('select code, subject, text, html from email_templates order by code'))
    .rows

test('every template has a subject and both bodies, with the link a link', async () => {
  expect(await seed(house.ownerUrl)).toBe(3)
  for (const { code, subject, text, html } of await templates()) {
    expect([code, subject.length > 0, text.includes('{{link}}')]).toEqual([code, true, true])
    expect(html).toContain('<a href="{{link}}">')
  }
})

test('seeding again keeps what an admin has changed, and brings back what is missing', async () => {
  await seed(house.ownerUrl)
  await house.owner.query(
    `update email_templates set subject = 'Ours' where code = 'auth.email_verify'`,
  )
  await house.owner.query(`delete from email_templates where code = 'project.invitation'`)
  await seed(house.ownerUrl)
  const codes = new Map((await templates()).map((row) => [row.code, row.subject]))
  expect(codes.get('auth.email_verify')).toBe('Ours')
  expect(codes.has('project.invitation')).toBe(true)
})
