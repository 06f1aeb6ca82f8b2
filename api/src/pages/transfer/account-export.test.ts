import { exportAccount } from '@chapterhouse/shared/auth/account'
import { createPage } from '@chapterhouse/shared/pages/contract'
import { importProject } from '@chapterhouse/shared/pages/transfer'
import { createProject, deleteProject, listProjects } from '@chapterhouse/shared/projects/contract'
import { strFromU8, unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let ada: Guest
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const { path } = exportAccount
const project = (who: Guest, title: string) =>
  who.ask(createProject, { body: { kind: 'WRITING', title } })
const write = async (who: Guest, title: string) => {
  const { id } = await project(who, title)
  await who.ask(createPage, { params: { projectId: id }, body: { title: `${title}, page one` } })
  return id
}
const download = async (who: Guest) => {
  const answer = await who.send(`/api${path}`)
  expect(answer.status).toBe(200)
  return unzipSync(new Uint8Array(await answer.arrayBuffer()))
}
const accountIn = (files: Record<string, Uint8Array>) =>
  JSON.parse(strFromU8(files['account.json'] ?? new Uint8Array()))
const choosePicture = async (who: Guest) => {
  const form = new FormData()
  const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#c63' } })
    .png()
    .toBuffer()
  form.set('file', new Blob([Uint8Array.from(png)]), 'me.png')
  await who.send('/api/me/avatar', { method: 'POST', body: form })
}

describe('everything about somebody', () => {
  it('is one zip: who they are, how they come in, what is theirs', async () => {
    ada = await house.person('Ada')
    await choosePicture(ada)
    for (const title of ['A book', 'A book', 'Letters']) await write(ada, title)
    const files = await download(ada)
    const zips = Object.keys(files).filter((name) => name.startsWith('projects/'))
    expect(zips).toHaveLength(3)
    expect(zips).toEqual(expect.arrayContaining(['projects/A book.zip', 'projects/Letters.zip']))
    expect(Object.keys(files)).toContain('picture.webp')
    const account = accountIn(files)
    expect(account).toMatchObject({ me: { email: ada.me.email }, format: 'chapterhouse-account' })
    expect(account.sessions).toMatchObject([{ method: 'password', second: null }])
    expect(account).toMatchObject({ providers: [], factors: [] })
    expect(account.log.map(({ action }: { action: string }) => action)).toContain('user.registered')
    expect(account.mails[0].subject).toContain('address')
  })

  it('holds projects that can be brought in again', async () => {
    const bytes = (await download(ada))['projects/Letters.zip']
    const ben = await house.person('Ben')
    const body = new FormData()
    body.set('file', new Blob([Uint8Array.from(bytes ?? [])]), 'Letters.zip')
    const answer = await ben.send(`/api${importProject.path}`, { method: 'POST', body })
    expect(answer.status).toBe(201)
    const { items } = await ben.ask(listProjects, { query: {} })
    expect(items.map(({ title, pageCount }) => [title, pageCount])).toEqual([['Letters', 1]])
  })

  it('holds nothing that would let somebody in, and nothing of others', async () => {
    const cleo = await house.person('Cleo')
    const text = strFromU8((await download(cleo))['account.json'] ?? new Uint8Array())
    const session = cleo.cookie?.split('=')[1] ?? 'none'
    expect(text).not.toContain(session)
    expect(text).not.toMatch(/hash|Ada|Ben|A book/i)
  })

  it('leaves out what is in the trash', async () => {
    const dora = await house.person('Dora')
    const id = await write(dora, 'Thrown away')
    await dora.ask(deleteProject, { params: { projectId: id } })
    expect(Object.keys(await download(dora))).toEqual(['account.json'])
  })

  it('is for who is signed in, and not all day long', async () => {
    expect((await house.stranger().send(`/api${path}`)).status).toBe(401)
    const eva = await house.person('Eva')
    for (let n = 0; n < 6; n += 1) await download(eva)
    expect((await eva.send(`/api${path}`)).status).toBe(429)
  })
})
