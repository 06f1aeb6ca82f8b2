import { letterCodes, letterLanguages } from '@chapterhouse/shared/mail/letters'
import { afterAll, expect, test } from 'vitest'
import { seed } from './seed.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
afterAll(() => house.close())

/** Every letter in every language. */
const all = letterCodes.length * letterLanguages.length

const templates = async () =>
  (await house.owner.query('select * from email_templates order by code, locale')).rows

test('every template has a subject and both bodies, with the link a link', async () => {
  expect(await seed(house.ownerUrl)).toBe(all)
  const rows = await templates()
  expect(rows).toHaveLength(all)
  for (const { code, subject, text, html } of rows) {
    expect([code, subject.length > 0, text.includes('{{link}}')]).toEqual([code, true, true])
    expect(html).toContain('href="{{link}}"')
  }
})

test('none is used before an admin switches it on', async () => {
  await seed(house.ownerUrl)
  expect((await templates()).map((row) => row.is_active)).not.toContain(true)
})

test('seeding again keeps what an admin has changed, and brings back what is missing', async () => {
  await seed(house.ownerUrl)
  await house.owner.query(
    `update email_templates set subject = 'Ours', is_active = true where code = 'auth.email_verify'`,
  )
  await house.owner.query(`delete from email_templates where code = 'project.invitation'`)
  await seed(house.ownerUrl)
  const rows = new Map((await templates()).map((row) => [row.code, row]))
  expect(rows.get('auth.email_verify')).toMatchObject({ subject: 'Ours', is_active: true })
  expect(rows.has('project.invitation')).toBe(true)
})
