import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
import { type Letter, openPost } from './service.ts'

let house: TestHouse
let person: Guest
beforeAll(async () => {
  house = await openHouse()
  person = await house.person('Ada')
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.database.owner.query('delete from email_messages; delete from email_templates')
})

const openedBy = (smtpUrl: string | null) =>
  openPost({ appSecret: house.database.appSecret, smtpUrl })
const letter = (language = 'en'): Letter<'auth.magic_link'> => ({
  code: 'auth.magic_link',
  to: { userId: person.me.id, email: person.me.email, language },
  values: { name: 'Ada <b>', link: 'https://house/x#secret' },
  origin: 'https://house',
  secret: 'secret',
})
const hand = (post = openedBy(null), given = letter()) =>
  house.db.withUser(person.me.id, (tx) => post.hand(tx, given))
const rows = async () => (await house.database.owner.query('select * from email_messages')).rows
const ownText = (locale: string, isActive: boolean) =>
  house.database.owner.query(
    `insert into email_templates (code, locale, subject, text, html, is_active)
     values ('auth.magic_link', $1, 'Ours, {{name}}', 'Go {{link}} {{what}}', '<p>Go {{name}}</p>', $2)`,
    [locale, isActive],
  )

describe('a mail that is handed in', () => {
  it('waits for the mail server, or is kept where there is none', async () => {
    await hand(openedBy('smtp://nowhere'))
    await hand()
    expect((await rows()).map(({ status }) => status).toSorted()).toEqual(['DELIVERED', 'QUEUED'])
  })

  it('is in the table only sealed', async () => {
    await hand()
    const [row] = await rows()
    expect(row).toMatchObject({ subject: 'Your link to sign in', code: 'auth.magic_link' })
    expect(JSON.stringify(row)).not.toContain('https://house')
    expect(openedBy(null).seal.open(row.id, row.sealed)).toMatchObject({ secret: 'secret' })
  })

  it('is none when what caused it fails', async () => {
    const act = house.db.withUser(person.me.id, async (tx) => {
      await openedBy(null).hand(tx, letter())
      throw new Error('no')
    })
    await expect(act).rejects.toThrow('no')
    expect(await rows()).toEqual([])
  })

  it('is one mail under one key', async () => {
    for (const language of ['en', 'de']) {
      await hand(openedBy(null), { ...letter(language), dedupeKey: 'once' })
    }
    expect(await rows()).toHaveLength(1)
  })

  it('is in the language of who reads it', async () => {
    await hand(openedBy(null), letter('de-AT'))
    expect(await rows()).toMatchObject([{ subject: 'Ihr Link zum Anmelden' }])
  })
})

describe('a text of an admin', () => {
  it('is used in its language once it is switched on', async () => {
    await ownText('de', true)
    await hand(openedBy(null), letter('de'))
    await hand(openedBy(null), letter('en'))
    const subjects = (await rows()).map(({ subject }) => subject).toSorted()
    expect(subjects).toEqual(['Ours, Ada <b>', 'Your link to sign in'])
  })

  it('is not used before', async () => {
    await ownText('en', false)
    await hand()
    expect(await rows()).toMatchObject([{ subject: 'Your link to sign in', template_id: null }])
  })

  it('may say a name we do not know, and cannot be broken by one people have', async () => {
    await ownText('en', true)
    await hand()
    const [row] = await rows()
    const content = openedBy(null).seal.open(row.id, row.sealed)
    expect(content?.text).toContain('Go https://house/x#secret {{what}}')
    expect(content?.html).toContain('<p>Go Ada &lt;b&gt;</p>')
  })
})
