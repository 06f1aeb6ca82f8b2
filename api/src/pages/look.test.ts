import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPage, deletePage } from '@chapterhouse/shared/pages/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { openVisitor, type Visitor } from '../testing/visitor.ts'
import { openWorld, type World } from '../testing/world.ts'

const program =
  '<!doctype html><html lang="en"><head></head><body><div id="root"></div></body></html>'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
  const folder = join(house.dataDir, 'client')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'index.html'), program)
})
afterAll(() => house.close())

const plant = async (title: string, markdown: string) => {
  const { projectId } = world
  return (await world.editor.ask(createPage, { params: { projectId }, body: { title, markdown } }))
    .id
}

const asHtml = { headers: { accept: 'text/html' } }
const opened = async (who: Visitor, path: string) => (await who.send(path, asHtml)).text()

describe('the page of the program, for who opens the address of a text', () => {
  it('has the text in it, below the root, whole', async () => {
    const pageId = await plant('Tides & <b>Moons</b>', '# High water\n\nIt *rises*.')
    const answer = await world.viewer.send(`/p/${pageId}`, asHtml)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await answer.text()).toBe(
      '<!doctype html><html data-look lang="en"><head></head><body><div id="root"></div>' +
        `<div class="first-look" data-page="${pageId}" role="main">` +
        '<h1>Tides &amp; &lt;b&gt;Moons&lt;/b&gt;</h1>' +
        '<div class="prose"><h1 id="h-high-water">High water</h1><p>It <em>rises</em>.</p></div></div></body></html>',
    )
  })

  it.each(['br', 'gzip', 'identity'])('comes packed as %s', async (coding) => {
    const pageId = await plant('Long', 'The tide tables of Gull Rock. '.repeat(200))
    const headers = { ...asHtml.headers, 'accept-encoding': coding }
    const answer = await world.editor.send(`/p/${pageId}/`, { headers })
    expect(answer.headers.get('content-encoding')).toBe(coding === 'identity' ? null : coding)
    expect(await answer.text()).toContain('The tide tables of Gull Rock. The tide')
  })

  it('is bare for who may not read it, and says no more than for a page that never was', async () => {
    const pageId = await plant('Secret', 'nobody')
    const stranger = openVisitor(house.address)
    for (const who of [world.outsider, world.removed, stranger])
      expect(await opened(who, `/p/${pageId}`)).toBe(program)
    expect(await opened(world.editor, '/p/0190a1b2-c3d4-7e5f-8a6b-000000000001')).toBe(program)
    expect(await opened(world.editor, '/p/nonsense')).toBe(program)
  })

  it('is bare once the page is in the trash', async () => {
    const pageId = await plant('Gone', 'gone')
    await world.editor.ask(deletePage, { params: { pageId } })
    expect(await opened(world.editor, `/p/${pageId}`)).toBe(program)
  })

  it('is bare for programs, for other addresses, and for who only looks whether it is there', async () => {
    const pageId = await plant('One', 'one')
    const json = await world.editor.send(`/p/${pageId}`, { headers: { accept: 'image/png' } })
    expect(await json.text()).toBe(program)
    expect(await opened(world.editor, `/p/${pageId}/history`)).toBe(program)
    const asked = await world.editor.send(`/p/${pageId}`, { ...asHtml, method: 'HEAD' })
    expect(asked.headers.get('cache-control')).toBe('no-cache')
  })

  it('runs nothing that somebody wrote into it', async () => {
    const pageId = await plant(
      '<script>x()</script>',
      '<script>x()</script><img src=x onerror=x()>',
    )
    const page = await opened(world.editor, `/p/${pageId}`)
    expect(page).not.toMatch(/<script|<img/)
  })
})
