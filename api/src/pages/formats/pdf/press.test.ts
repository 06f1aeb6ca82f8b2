import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeNovel } from '../testing/pictures.ts'
import { picturePath } from './picture.ts'
import { type PressLimits, printPdf } from './press.ts'
import { printSource } from './source.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapterhouse-press-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

const limits: PressLimits = { limit: 30_000, memory: 1024 * 1024 * 1024 }
const print = (typst: string, more: Partial<PressLimits> = {}) =>
  printPdf({ typst, rare: '', pictures: [] }, { ...limits, ...more })
let presses = 0
/** A press that does this with its job. */
const misbehaving = async (body: string): Promise<URL> => {
  presses += 1
  const file = join(folder, `press-${presses}.mjs`)
  await writeFile(file, `process.once('message', (job) => { ${body} })`)
  return pathToFileURL(file)
}

describe('the press', () => {
  it('prints the chapter that has everything', async () => {
    const { typst, rare } = printSource(wholeNovel())
    const pictures = [...wholeNovel().pictures.values()].map((picture, index) => ({
      path: picturePath(picture, index),
      bytes: picture.bytes,
    }))
    const { bytes, pages } = await printPdf({ typst, rare, pictures }, limits)
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(pages).toBeGreaterThan(2)
  })

  it('names the letters no font has', async () => {
    const job = { typst: 'x', rare: 'äα\u{10ffff}', pictures: [] }
    expect((await printPdf(job, limits)).missing).toBe('\u{10ffff}')
  })

  it.each([
    ['#read("/etc/passwd")', 'not found'],
    ['#read("../../../../../../etc/passwd")', 'denied'],
    ['#image("/etc/hostname")', 'not found'],
  ])('%s reads nothing of this machine', async (typst, why) => {
    await expect(print(typst)).rejects.toThrow(why)
  })

  it('ends a document that never ends', async () => {
    await expect(print('#while true { [x] }', { limit: 1_500 })).rejects.toBeInstanceOf(Error)
    const hangs = await misbehaving('for (;;);')
    await expect(print('x', { program: hangs, limit: 500 })).rejects.toMatchObject({
      code: 'too_large',
    })
  })

  it('ends a document that swells', async () => {
    const swelling = '#let x = range(100000000)\n#x.len()'
    await expect(print(swelling, { memory: 200_000_000 })).rejects.toMatchObject({
      code: 'too_large',
    })
  })

  it('survives a press that dies', async () => {
    const dies = await misbehaving('process.abort()')
    await expect(print('x', { program: dies })).rejects.toMatchObject({ code: 'too_large' })
  })

  it('that does not run on this machine is told apart from too much', async () => {
    const missing = await misbehaving('process.exit(1)')
    await expect(print('x', { program: missing })).rejects.toMatchObject({
      code: 'not_available_yet',
    })
  })

  it('knows nothing of the secrets of the program that asks', async () => {
    process.env.APP_SECRET ??= 'a secret of this test'
    const tells = await misbehaving(
      `process.send({ kind: 'failed', message: Object.keys(process.env).join() })`,
    )
    await expect(print('x', { program: tells })).rejects.not.toThrow(/SECRET|DATABASE/)
  })
})
