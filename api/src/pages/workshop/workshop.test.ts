import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openWorkshop, type Workshop, type WorkshopParts } from './workshop.ts'

const head = { stored: null, rows: [] }
const retitle = { kind: 'retitle', head, title: 'x' } as const

let folder: string
let workshop: Workshop | null = null
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapterhouse-workshop-'))
})
afterEach(async () => {
  await workshop?.close()
  workshop = null
})
afterAll(() => rm(folder, { recursive: true }))

const open = (parts: Partial<WorkshopParts> = {}) => {
  workshop = openWorkshop({ benches: 1, waiting: 10, limit: 20_000, ...parts })
  return workshop
}
/** A worker that does this for every task. */
const misbehaving = async (body: string): Promise<URL> => {
  const file = join(folder, `${Math.random()}.mjs`)
  await writeFile(
    file,
    `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', (task) => { ${body} })`,
  )
  return pathToFileURL(file)
}

describe('the workshop', () => {
  it('does one task after another and answers each its own', async () => {
    const { run } = open()
    const markdown = (text: string) =>
      ({ kind: 'bring', head, markdown: text, mode: 'append', at: 0 }) as const
    const [one, two, three] = await Promise.all([
      run(markdown('one')),
      run(markdown('one two')),
      run(retitle),
    ])
    expect([one.words, two.words]).toEqual([1, 2])
    expect(three.update).not.toBeNull()
  })

  it('reads a file, and makes a page of it', async () => {
    const { run } = open()
    const file = { name: 'low-water.html', bytes: Buffer.from('<h2>Tide</h2><p>a b</p>') }
    const { content } = await run({ kind: 'read-file', ...file })
    expect(content.content).toMatchObject([{ type: 'heading' }, { type: 'paragraph' }])
    const page = await run({ kind: 'compose', title: 'Low water', content, at: 0 })
    expect(page).toMatchObject({ title: 'Low water', text: { words: 3 } })
    const below = await run({ kind: 'add', head, content, mode: 'append', at: 0 })
    expect(below.words).toBe(3)
  })

  it('makes a page without words of a title alone', async () => {
    const empty = { type: 'doc', content: [{ type: 'paragraph' }] }
    const page = await open().run({ kind: 'compose', title: 'T', content: empty, at: 0 })
    expect(page.text).toBeNull()
    expect(page.titled.update).not.toBeNull()
  })

  it('reads a tree of a file', async () => {
    const file = { name: 'the_salt-road.txt', bytes: Buffer.from('One.') }
    const { pages } = await open().run({ kind: 'read-tree', ...file })
    expect(pages).toMatchObject([{ title: 'the salt road', parentId: null }])
  })

  it('renders what it read', async () => {
    const { run } = open()
    const content = { type: 'doc', content: [{ type: 'paragraph' }] }
    const rest = { authors: [], language: 'en', origin: null, at: 0 }
    const manuscript = { title: 'T', content, pictures: new Map(), titles: new Map(), ...rest }
    for (const format of ['docx', 'epub', 'html'] as const) {
      expect((await run({ kind: 'render', format, manuscript })).bytes.length).toBeGreaterThan(200)
    }
    expect((await run({ kind: 'typeset', manuscript })).typst).toContain('title: "T"')
  })

  it('hands a no on as a refusal, and goes on working', async () => {
    const { run } = open()
    const empty = { kind: 'bring', head, markdown: '', mode: 'append', at: 0 } as const
    await expect(run(empty)).rejects.toMatchObject({ code: 'unreadable' })
    const file = { kind: 'read-file', name: 'a.zip', bytes: Buffer.from('PK half') } as const
    await expect(run(file)).rejects.toMatchObject({ code: 'unreadable' })
    await run(retitle)
  })

  it('hands our mistakes on as mistakes', async () => {
    const { run } = open()
    const broken = {
      ...retitle,
      head: { stored: { state: Uint8Array.of(1, 2, 3), encoding: 2 as const }, rows: [] },
    }
    await expect(run(broken)).rejects.not.toHaveProperty('code')
    await run(retitle)
  })

  it('ends a task that takes too long, and the next one has a new worker', async () => {
    const hang = await misbehaving(
      `if (task.title === 'hang') for (;;); parentPort.postMessage({ kind: 'done', result: 'fine' })`,
    )
    const { run } = open({ program: hang, limit: 2_000 })
    const [stuck, fine] = await Promise.allSettled([
      run({ ...retitle, title: 'hang' }),
      run(retitle),
    ])
    expect(stuck).toMatchObject({ status: 'rejected', reason: { code: 'too_large' } })
    expect(fine).toMatchObject({ status: 'fulfilled', value: 'fine' })
  })

  it('survives a worker that dies', async () => {
    const die = await misbehaving(
      `if (task.title === 'die') throw new Error('dead'); parentPort.postMessage({ kind: 'done', result: 'fine' })`,
    )
    const { run } = open({ program: die })
    await expect(run({ ...retitle, title: 'die' })).rejects.toThrow('dead')
    expect(await run(retitle)).toBe('fine')
  })

  it('turns tasks away when too many wait, and when it is closed', async () => {
    const shop = open({ waiting: 1 })
    const first = shop.run(retitle)
    const second = shop.run(retitle)
    await expect(shop.run(retitle)).rejects.toMatchObject({ code: 'rate_limited' })
    await Promise.all([first, second])
    await shop.close()
    await expect(shop.run(retitle)).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('answers the task it was closed in', async () => {
    const hang = await misbehaving('for (;;);')
    const shop = open({ program: hang })
    const stuck = shop.run(retitle)
    stuck.catch(() => undefined)
    await shop.close()
    await expect(stuck).rejects.toMatchObject({ code: 'unavailable' })
  })
})
