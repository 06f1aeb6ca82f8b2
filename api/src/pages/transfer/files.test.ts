import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import {
  changePage,
  createPage,
  importPage,
  listContributions,
  listPages,
} from '@chapterhouse/shared/pages/contract'
import { exportProject, importIntoProject } from '@chapterhouse/shared/pages/transfer'
import { createProject } from '@chapterhouse/shared/projects/contract'
import { problem } from '@chapterhouse/shared/refusals'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { wordFile } from '../formats/docx/word-file.ts'
import { wholeNovel } from '../formats/testing/pictures.ts'
import { sentFile, smallPicture } from './testing/sent-file.ts'

let house: TestHouse
let world: World
let png: Uint8Array
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
  png = await smallPicture()
})
afterAll(() => house.close())

const plant = async (title = 'Page') =>
  (await world.editor.ask(createPage, { params: { projectId: world.projectId }, body: { title } }))
    .id
const send = (pageId: PageId, body: FormData, who: Guest = world.editor) =>
  who.send(`/api/pages/${pageId}/import`, { method: 'POST', body })
const bring = async (pageId: PageId, content: string | Uint8Array, name: string) => {
  const answer = await send(pageId, sentFile(content, name))
  if (answer.status !== 201) throw new Error(await answer.text())
  return importPage.parts.reply.parse(await answer.json())
}
const out = async (pageId: PageId, format = 'markdown') =>
  (await world.viewer.send(`/api/pages/${pageId}/export?format=${format}`)).text()
const codeOf = async (answer: Response) => problem.parse(await answer.json()).code

describe('a file brought into a page', () => {
  it('arrives as a contribution under its name, with its pictures as uploads', async () => {
    const pageId = await plant()
    const zip = zipSync({ 'a.md': strToU8('# A\n\n![b](b.png)'), 'b.png': png })
    const { words, pictures, remarks } = await bring(pageId, zip, 'möwe.zip')
    expect([words, pictures, remarks]).toEqual([1, 1, []])
    const { items } = await world.viewer.ask(listContributions, { params: { pageId }, query: {} })
    expect(items).toMatchObject([{ kind: 'IMPORT', title: 'möwe.zip' }])
    const src = /!\[b\]\((\/api\/assets\/[0-9a-f-]{36})\)/.exec(await out(pageId))?.[1]
    expect((await world.viewer.send(src ?? '')).status).toBe(200)
    expect((await world.outsider.send(src ?? '')).status).toBe(404)
  })

  it('of Word keeps its notes, table and picture, and says what it left', async () => {
    const pageId = await plant()
    const { pictures, remarks } = await bring(pageId, wordFile(wholeNovel()).bytes, 'novel.docx')
    expect(pictures).toBe(1)
    expect(remarks).toEqual([])
    const markdown = await out(pageId)
    expect(markdown).toMatch(/^# The Salt Road\n/)
    expect(markdown).toContain('[^1]: The dyke of 1821')
    expect(markdown).toMatch(/!\[The pans under snow\]\(\/api\/assets\//)
  })

  it('goes below what is there', async () => {
    const pageId = await plant()
    await bring(pageId, 'one', 'a.txt')
    await bring(pageId, '<p>two</p>', 'b.html')
    expect(await out(pageId, 'text')).toBe('one\n\ntwo\n')
  })

  it('names a picture of a kind that is not taken', async () => {
    const pageId = await plant()
    const svg = `data:image/svg+xml;base64,${Buffer.from('<svg onload="alert(1)"/>').toString('base64')}`
    const { pictures, remarks } = await bring(pageId, `<p>a</p><img src="${svg}">`, 'a.html')
    expect(pictures).toBe(0)
    expect(remarks).toContain('One picture is of a kind that is not taken; it is named, not shown.')
    expect(await out(pageId, 'json')).not.toMatch(/data:|onload/)
  })

  it.each([
    ['nothing in it', '<p> </p>', 'a.html', 'unreadable'],
    ['a PDF', '%PDF-1.7\n\u0000\u0001\u0002\u0003\u0004\u0005', 'a.pdf', 'unsupported_type'],
    ['half a zip', 'PK\u0003\u0004half', 'a.zip', 'unreadable'],
  ])('with %s is refused and changes nothing', async (...given) => {
    const [, content, name, code] = given
    const pageId = await plant()
    expect(await codeOf(await send(pageId, sentFile(content, name)))).toBe(code)
    expect(
      (await world.viewer.ask(listContributions, { params: { pageId }, query: {} })).items,
    ).toEqual([])
  })

  it('that swells is refused while others work', async () => {
    const pageId = await plant()
    const bomb = zipSync({ 'a.md': new Uint8Array(80 * 1024 * 1024) }, { level: 9 })
    expect(await codeOf(await send(pageId, sentFile(bomb, 'bomb.zip')))).toBe('too_large')
  })

  it('is for who may write', async () => {
    const pageId = await plant()
    for (const who of [world.contributor, world.reviewer, world.viewer]) {
      expect(await codeOf(await send(pageId, sentFile('x', 'a.txt'), who))).toBe('forbidden')
    }
    for (const who of [world.outsider, world.removed]) {
      expect(await codeOf(await send(pageId, sentFile('x', 'a.txt'), who))).toBe('not_found')
    }
    expect(await codeOf(await send(newId(), sentFile('x', 'a.txt')))).toBe('not_found')
    await world.owner.ask(changePage, { params: { pageId }, body: { editMode: 'LOCKED' } })
    expect(await codeOf(await send(pageId, sentFile('x', 'a.txt')))).toBe('locked')
  })
})

const freshProject = async () =>
  (await world.owner.ask(createProject, { body: { kind: 'WRITING', title: 'Another: book?' } })).id
type ProjectId = Awaited<ReturnType<typeof freshProject>>
const sendTree = (projectId: ProjectId, body: FormData, who: Guest = world.owner) =>
  who.send(`/api/projects/${projectId}/import`, { method: 'POST', body })
const bringTree = async (projectId: ProjectId, content: string | Uint8Array, name: string) => {
  const answer = await sendTree(projectId, sentFile(content, name))
  if (answer.status !== 201) throw new Error(await answer.text())
  return importIntoProject.parts.reply.parse(await answer.json())
}
const linesOf = async (projectId: ProjectId) =>
  (await world.owner.ask(listPages, { params: { projectId }, query: {} })).items

describe('a file brought into a project', () => {
  it('that is one text becomes one page', async () => {
    const projectId = await freshProject()
    const { pages } = await bringTree(
      projectId,
      '<h1 class="title">Low water</h1><p>a b c</p>',
      'x.html',
    )
    expect(pages).toMatchObject([{ title: 'Low water', parentId: null }])
    expect(await linesOf(projectId)).toMatchObject([{ title: 'Low water', wordCount: 3 }])
  })

  it('that is a zip becomes a tree behind what is there', async () => {
    const projectId = await freshProject()
    await world.owner.ask(createPage, { params: { projectId }, body: { title: 'First' } })
    const zip = zipSync({
      '01 A.md': strToU8('one'),
      '01 A/01 B.md': strToU8('[A](../01%20A.md)'),
      '02 C.md': strToU8(''),
    })
    await bringTree(projectId, zip, 'x.zip')
    const lines = await linesOf(projectId)
    const named = (title: string) => lines.find((line) => line.title === title)
    expect(named('B')?.parentId).toBe(named('A')?.id)
    const tops = lines.filter(({ parentId }) => parentId === null)
    expect(
      tops.sort((a, b) => (a.position < b.position ? -1 : 1)).map(({ title }) => title),
    ).toEqual(['First', 'A', 'C'])
    const b = named('B')?.id
    if (b)
      expect(await (await world.owner.send(`/api/pages/${b}/export?format=markdown`)).text()).toBe(
        `[A](page:${named('A')?.id})\n`,
      )
  })

  it('comes whole or not at all', async () => {
    const projectId = await freshProject()
    const zip = zipSync({ 'a.md': strToU8('fine'), 'b.md': strToU8('>'.repeat(10_000)) })
    expect(await codeOf(await sendTree(projectId, sentFile(zip, 'x.zip')))).toBe('unreadable')
    expect(await linesOf(projectId)).toEqual([])
  })

  it('is for who may write there', async () => {
    const { projectId } = world
    for (const who of [world.contributor, world.reviewer, world.viewer]) {
      expect(await codeOf(await sendTree(projectId, sentFile('x', 'a.txt'), who))).toBe('forbidden')
    }
    for (const who of [world.outsider, world.removed]) {
      expect(await codeOf(await sendTree(projectId, sentFile('x', 'a.txt'), who))).toBe('not_found')
    }
  })
})

const zipOf = async (projectId: ProjectId, who: Guest = world.owner) => {
  const answer = await who.send(`/api/projects/${projectId}/export`)
  expect(answer.status).toBe(200)
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

describe('a project that leaves', () => {
  const filled = async () => {
    const projectId = await freshProject()
    const zip = zipSync({
      'Salt.md': strToU8('# Salt\n\n![b](b.png)\n\n[Ice](Salt/Ice.md)'),
      'Salt/Ice.md': strToU8('Note.[^1]\n\n[^1]: Cold.'),
      'b.png': png,
    })
    await bringTree(projectId, zip, 'x.zip')
    return projectId
  }

  it('is a zip of its tree, its pictures and its history', async () => {
    const { answer, bytes } = await zipOf(await filled())
    expect(answer.headers.get('content-disposition')).toContain('Another%20book.zip')
    const files = unzipSync(bytes)
    expect(
      Object.keys(files)
        .filter((path) => !path.startsWith('assets/'))
        .sort(),
    ).toEqual(['01 Salt.md', '01 Salt/01 Ice.md', 'chapterhouse.json', 'history.json'])
    const text = strFromU8(files['01 Salt.md'] ?? new Uint8Array())
    expect(text).toMatch(
      /^# Salt\n\n!\[b\]\(assets\/[0-9a-f-]{36}\.png\)\n\n\[Ice\]\(01%20Salt\/01%20Ice\.md\)\n$/,
    )
    const history = JSON.parse(strFromU8(files['history.json'] ?? new Uint8Array()))
    expect(history.pages[0].contributions).toMatchObject([
      { kind: 'IMPORT', author: world.owner.me.displayName },
    ])
  })

  it('comes back in another as it was', async () => {
    const first = await zipOf(await filled())
    const projectId = await freshProject()
    const { pages, pictures, remarks } = await bringTree(projectId, first.bytes, 'book.zip')
    expect(pages.map(({ title }) => title)).toEqual(['Salt', 'Ice'])
    expect([pictures, remarks]).toEqual([1, []])
    const [before, after] = [unzipSync(first.bytes), unzipSync((await zipOf(projectId)).bytes)]
    const plain = (files: Record<string, Uint8Array>, path: string) =>
      strFromU8(files[path] ?? new Uint8Array()).replace(/assets\/[0-9a-f-]{36}/g, 'assets/x')
    for (const path of ['01 Salt.md', '01 Salt/01 Ice.md'])
      expect(plain(after, path)).toBe(plain(before, path))
  })

  it('is for its members alone', async () => {
    const ask = { params: { projectId: world.projectId } }
    expect((await world.outsider.refused(exportProject, ask)).code).toBe('not_found')
    expect((await world.removed.refused(exportProject, ask)).code).toBe('not_found')
    expect((await zipOf(world.projectId, world.viewer)).bytes.length).toBeGreaterThan(100)
  })
})
