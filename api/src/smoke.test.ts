import * as auth from '@chapterhouse/shared/auth/contract'
import * as pages from '@chapterhouse/shared/pages/contract'
import * as projects from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse, type TestHouse } from './testing/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

it('smoke', async () => {
  const anna = await house.person('Anna')
  expect(anna.me.platformRole).toBe('ADMIN')
  const p = await anna.ask(projects.createProject, { body: { kind: 'WRITING', title: 'Book' } })
  console.log(p)
  console.log(await anna.ask(projects.listProjects, { query: {} }))
  const page = await anna.ask(pages.createPage, {
    params: { projectId: p.id },
    body: { title: 'One', markdown: '# Hello\n\nworld **bold**' },
  })
  console.log(page)
  const out = await anna.send(`/api/pages/${page.id}/export?format=markdown`)
  console.log(out.status, await out.text())
  console.log(
    await anna.ask(pages.changePage, { params: { pageId: page.id }, body: { title: 'Two' } }),
  )
  console.log(await anna.ask(pages.getTicket, { params: { pageId: page.id }, body: {} }))
  console.log(await anna.ask(pages.listContributions, { params: { pageId: page.id }, query: {} }))
  console.log(
    await anna.ask(pages.nameVersion, { params: { pageId: page.id }, body: { label: 'v1' } }),
  )
  console.log(await anna.ask(pages.listVersions, { params: { pageId: page.id }, query: {} }))
  console.log(
    await anna.ask(projects.addMember, {
      params: { projectId: p.id },
      body: { email: 'zoe@example.org', role: 'EDITOR' },
    }),
  )
  console.log(await anna.ask(projects.listMembers, { params: { projectId: p.id } }))
  await anna.ask(auth.signOut, {})
  console.log(await anna.refused(projects.listProjects, {}))
})
