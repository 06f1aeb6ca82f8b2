import { type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { everything } from '@chapterhouse/shared/editor/testing/everything'
import { toMarkdown } from '@chapterhouse/shared/editor/to-markdown'
import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import {
  changePage,
  createPage,
  getPage,
  listPages,
  listVersions,
  nameVersion,
  readVersion,
} from '@chapterhouse/shared/pages/contract'
import { importProject } from '@chapterhouse/shared/pages/transfer'
import { changeProject, createProject, listProjects } from '@chapterhouse/shared/projects/contract'
import { problem } from '@chapterhouse/shared/refusals'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { nodesOf } from '../formats/walk.ts'
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

type Sent = NonNullable<RequestInit['body']>
const send = (body: Sent, who: Pick<Guest, 'send'> = world.owner, type?: string) =>
  who.send('/api/projects/import', {
    method: 'POST',
    body,
    ...(type ? { headers: { 'content-type': type } } : {}),
  })
const bring = async (body: Sent, who?: Guest, type?: string) => {
  const answer = await send(body, who, type)
  if (answer.status !== 201) throw new Error(await answer.text())
  return importProject.parts.reply.parse(await answer.json())
}
const codeOf = async (answer: Response) => problem.parse(await answer.json()).code
const countOf = async (who: Guest = world.owner) =>
  (await who.ask(listProjects, { query: { limit: 200 } })).items.length
const linesOf = async (projectId: ProjectId) => {
  const { items } = await world.owner.ask(listPages, { params: { projectId }, query: {} })
  return items.sort((a, b) => (a.position < b.position ? -1 : 1))
}
const vault = () =>
  zipSync({ 'Salt.md': strToU8('# Salt\n\nSee [[Ice]].'), 'Salt/Ice.md': strToU8('Cold.') })

describe('a zip brought in as a project', () => {
  it('is a project of who brings it, under the name of its file, and says what came', async () => {
    const made = await bring(sentFile(vault(), 'The Salt Road.zip'))
    expect(made).toMatchObject({
      title: 'The Salt Road',
      role: 'OWNER',
      visibility: 'PRIVATE',
      pageCount: 2,
      imported: { pictures: 0, remarks: [] },
    })
    expect(made.imported.pages.map(({ title }) => title)).toEqual(['Salt', 'Ice'])
  })

  it('may be the body itself, and one text is a project of one page', async () => {
    expect((await bring(vault(), world.owner, 'application/zip')).pageCount).toBe(2)
    const { title, pageCount } = await bring(
      '<h1 class="title">Low water</h1><p>a</p>',
      world.owner,
      'text/html',
    )
    expect([title, pageCount]).toEqual(['Low water', 1])
  })

  it('is another project each time', async () => {
    const before = await countOf()
    const [one, two] = [
      await bring(sentFile(vault(), 'x.zip')),
      await bring(sentFile(vault(), 'x.zip')),
    ]
    expect(one.id).not.toBe(two.id)
    expect(await countOf()).toBe(before + 2)
  })

  it('is for anybody who is signed in, and nobody else sees it', async () => {
    const made = await bring(sentFile(vault(), 'x.zip'), world.outsider)
    expect(made.owner.id).toBe(world.outsider.me.id)
    expect((await world.owner.send(`/api/projects/${made.id}`)).status).toBe(404)
    expect(await codeOf(await send(sentFile(vault(), 'x.zip'), house.stranger()))).toBe(
      'unauthenticated',
    )
  })

  it.each([
    [
      'a picture',
      '\u0089PNG\r\n\u001a\n\u0000\u0000\u0001\u0002\u0003',
      'a.png',
      'unsupported_type',
    ],
    ['half a zip', 'PK\u0003\u0004half', 'a.zip', 'unreadable'],
    ['a zip without a text', zipSync({ 'a.png': strToU8('x') }), 'a.zip', 'unreadable'],
    ['a bomb', zipSync({ 'a.md': new Uint8Array(80 << 20) }, { level: 9 }), 'a.zip', 'too_large'],
    ['a tower', zipSync({ 'a.md': strToU8('>'.repeat(10_000)) }), 'a.zip', 'unreadable'],
  ])('that is %s is refused and makes nothing', async (...given) => {
    const [, content, name, code] = given
    const before = await countOf()
    expect(await codeOf(await send(sentFile(content, name)))).toBe(code)
    expect(await countOf()).toBe(before)
  })

  it('comes whole or not at all: a page that cannot be written takes the project back', async () => {
    const before = await countOf()
    const tower = `\`\`\`json chapterhouse\n${JSON.stringify(nested(400))}\n\`\`\``
    const zip = zipSync({ 'a.md': strToU8('Fine.'), 'b.md': strToU8(tower) })
    expect(await codeOf(await send(sentFile(zip, 'x.zip')))).toBe('unreadable')
    expect(await countOf()).toBe(before)
  })

  it.each([
    ['no form', 'x', 'application/octet-stream', 'unsupported_type'],
    ['an empty body', '', 'application/zip', 'invalid_input'],
    ['JSON', '{}', 'application/json', 'unsupported_type'],
  ])('with %s is refused', async (...given) => {
    const [, body, type, code] = given
    expect(await codeOf(await send(body, world.owner, type))).toBe(code)
  })
})

const nested = (depth: number): DocNode => {
  const inner: DocNode = { type: 'paragraph' }
  let node = inner
  for (let level = 0; level < depth; level += 1) node = { type: 'blockquote', content: [node] }
  return node
}

const upload = async (pageId: PageId, content: Uint8Array, name: string) => {
  const kind = name.endsWith('.png') ? 'images' : 'files'
  const answer = await world.owner.send(`/api/pages/${pageId}/${kind}`, {
    method: 'POST',
    body: sentFile(content, name),
  })
  return (await answer.json()) as { id: string; url: string }
}
const documentOf = async (pageId: PageId): Promise<DocNode> => {
  const answer = await world.owner.send(`/api/pages/${pageId}/export?format=json`)
  return ((await answer.json()) as { content: DocNode }).content
}
const zipOf = async (projectId: ProjectId) =>
  new Uint8Array(await (await world.owner.send(`/api/projects/${projectId}/export`)).arrayBuffer())

const table = (id: string) => `\`\`\`json chapterhouse
{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell","attrs":{"colspan":2},"content":[{"type":"paragraph","content":[{"type":"pageLink","attrs":{"id":"${id}","label":"Ice"}},{"type":"text","text":"there","marks":[{"type":"link","attrs":{"href":"/p/${id}"}}]}]}]}]}]}
\`\`\`
`

/** A project with a bit of everything that can be lost on the way. */
const plant = async () => {
  const { owner } = world
  const body = { kind: 'WRITING', title: 'Salt: the “road”', description: 'About *salt*.' } as const
  const { id: projectId } = await owner.ask(createProject, { body })
  const page = (title: string, parentId: PageId | null, markdown = '') =>
    owner.ask(createPage, { params: { projectId }, body: { title, parentId, markdown } })
  const ice = await page('Ice', null, toMarkdown(everything))
  const picture = await upload(ice.id, png, 'x.png')
  const letter = await upload(ice.id, strToU8('Dear Ada,'), 'letter.txt')
  const link = `[Ice](page:${ice.id})`
  const pan = await page(
    'Pan: 1/2?',
    ice.id,
    [
      `See ${link} and [over there](/p/${ice.id}).[^1]`,
      `![a](${picture.url}#width=320 "Caption")`,
      `<!-- chapterhouse ${JSON.stringify({ type: 'attachment', mime: 'text/plain', byteSize: 9 })} -->`,
      `[letter.txt](${letter.url})`,
      table(ice.id),
      '[^1]: A note with `[[code]]`.',
      '```md\n[x](01%20Ice.md)\n```',
      'Plain [[Ice]] and > [!tip] x',
    ].join('\n\n'),
  )
  const blank = await page('', null, '---\n\ntitle: x\n\n---\n\nText.')
  const twin = await page('Ice', null)
  const change = {
    icon: '🧂',
    isTemplate: true,
    language: 'nl',
    cover: { assetId: picture.id, position: 20 },
  }
  const properties = [
    { id: 'a', name: 'Due', type: 'date', value: '2026-05-01' },
    { id: 'b', name: 'Who', type: 'person', value: owner.me.id },
    { id: 'c', name: 'Editor', type: 'person', value: world.editor.me.id },
  ]
  const params = { pageId: pan.id }
  await owner.ask(changePage, { params, body: { ...change, properties } as never })
  await owner.ask(nameVersion, { params, body: { label: 'First draft' } })
  return { projectId, pages: [ice, pan, blank, twin], picture, letter }
}

/** Documents with ids in the order they are met: the same text in two projects is the same text. */
const anonymous = (documents: readonly DocNode[], pages: readonly { id: string }[]) => {
  let text = JSON.stringify(documents)
  pages.forEach(({ id }, index) => {
    text = text.replaceAll(id, `page ${index}`)
  })
  const uploads = [...new Set(text.match(/\/api\/assets\/[0-9a-f-]{36}/g))]
  uploads.forEach((src, index) => {
    text = text.replaceAll(src, `upload ${index}`)
  })
  return JSON.parse(text)
}

describe('a project that left and came back', () => {
  const travel = async () => {
    const from = await plant()
    const bytes = await zipOf(from.projectId)
    const to = await bring(sentFile(bytes, 'book.zip'))
    return { from, to, bytes }
  }

  it('has the same texts, letter by letter and node by node', async () => {
    const { from, to } = await travel()
    const read = async (pages: readonly { id: PageId }[]) =>
      anonymous(await Promise.all(pages.map(({ id }) => documentOf(id))), pages)
    const order = ['Ice', 'Pan: 1/2?', '', 'Ice']
    expect(to.imported.pages.map(({ title }) => title)).toEqual(order)
    expect(await read(to.imported.pages)).toEqual(await read(from.pages))
  })

  it('has the same tree, dress and words beside its texts', async () => {
    const { from, to } = await travel()
    expect([to.title, to.description]).toEqual(['Salt: the “road”', 'About *salt*.'])
    const shape = async (projectId: ProjectId) => {
      const lines = await linesOf(projectId)
      const place = (id: PageId | null) => lines.findIndex((line) => line.id === id)
      return lines.map(({ title, parentId, icon, isTemplate, kind, cover, wordCount }) => {
        return {
          title,
          parent: place(parentId),
          icon,
          isTemplate,
          kind,
          at: cover?.position,
          wordCount,
        }
      })
    }
    expect(await shape(to.id)).toEqual(await shape(from.projectId))
    const pan = to.imported.pages[1]
    const page = pan && (await world.owner.ask(getPage, { params: { pageId: pan.id } }))
    expect(page?.language).toBe('nl')
    // a person is a name where nobody knows them; whoever imports is themselves
    expect(page?.properties.map(({ type, value }) => [type, value])).toEqual([
      ['date', '2026-05-01'],
      ['person', world.owner.me.id],
      ['text', world.editor.me.displayName],
    ])
    expect(to.imported.remarks).toEqual(['People in properties came as their names.'])
  })

  it('has its pictures and files again, as its own', async () => {
    const { from, to } = await travel()
    const pan = to.imported.pages[1]
    const nodes = [...nodesOf(await documentOf(pan?.id ?? (from.pages[1]?.id as PageId)))]
    const sources = nodes.flatMap((node) => textAttr(node, 'src') ?? [])
    expect(sources).toHaveLength(2)
    expect(sources).not.toContain(from.picture.url)
    expect(sources).not.toContain(from.letter.url)
    const file = nodes.find(({ type }) => type === 'attachment')
    const letter = await world.owner.send(String(file?.attrs?.src))
    expect(await letter.text()).toBe('Dear Ada,')
  })

  it('shows the versions that were kept as told by the zip, never as made here by them', async () => {
    const { to } = await travel()
    const params = { pageId: to.imported.pages[1]?.id as PageId }
    const { items } = await world.owner.ask(listVersions, { params, query: {} })
    expect(items).toMatchObject([
      { kind: 'IMPORT', label: 'First draft', createdBy: { id: world.owner.me.id } },
    ])
    const [version] = items
    expect(version?.note).toMatch(/^Kept by .+ on \w+ \d+, \d{4}, before it came here$/)
    const { content } = await world.owner.ask(readVersion, {
      params: { versionId: version?.id as never },
    })
    const plain = (node: unknown) => anonymous([node as DocNode], to.imported.pages)
    expect(plain(content)).toEqual(plain(await documentOf(params.pageId)))
  })

  it('is the same zip when it leaves again', async () => {
    const { bytes, to } = await travel()
    const texts = (zip: Uint8Array) =>
      Object.entries(unzipSync(zip))
        .filter(([path]) => path.endsWith('.md'))
        .map(([path, text]) => [
          path,
          strFromU8(text).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id'),
        ])
    expect(texts(await zipOf(to.id))).toEqual(texts(bytes))
  })

  it('survives a list of pages that lies, and a history that is no history', async () => {
    const { bytes } = await travel()
    const files = unzipSync(bytes)
    const told = JSON.parse(strFromU8(files['chapterhouse.json'] ?? new Uint8Array()))
    told.pages[1].icon = '<script>'
    told.pages[1].cover = { path: '../../etc/passwd', position: 7 }
    told.pages[1].properties = [{ id: 'x', name: 'y', type: 'person', value: 'nobody' }]
    const liar = {
      ...files,
      'chapterhouse.json': strToU8(JSON.stringify(told)),
      'history.json': strToU8('[[['),
    }
    const to = await bring(sentFile(zipSync(liar), 'x.zip'))
    const line = (await linesOf(to.id)).find(({ title }) => title.startsWith('Pan'))
    expect([line?.icon, line?.cover]).toEqual([null, null])
  })

  it('is renamed without its copy noticing', async () => {
    const { from, to } = await travel()
    const params = { projectId: from.projectId }
    await world.owner.ask(changeProject, { params, body: { title: 'Other' } })
    const { items } = await world.owner.ask(listProjects, { query: { limit: 200 } })
    expect(items.find(({ id }) => id === to.id)?.title).toBe('Salt: the “road”')
  })
})
