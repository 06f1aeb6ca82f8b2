import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openLooks } from './looks.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

const aBuild = async (...names: string[]) => {
  const folder = await mkdtemp(join(tmpdir(), 'looks-'))
  folders.push(folder)
  const assets = join(folder, 'assets')
  await mkdir(assets)
  const add = async (name: string) => {
    await writeFile(join(assets, name), '')
    await utimes(assets, new Date(), new Date(Date.now() + 5_000))
  }
  for (const name of names) await writeFile(join(assets, name), '')
  return { looks: openLooks(folder), add }
}

test('the style and the letters of a build are found by their names', async () => {
  const font = 'source-serif-4-latin-wght-normal-C3d_4e.woff2'
  const { looks } = await aBuild('index-A.css', 'reader-Ab1_x-2.css', font, 'reader-old.css.map')
  expect(looks()).toEqual({ style: '/assets/reader-Ab1_x-2.css', font: `/assets/${font}` })
})

test('a later build is seen', async () => {
  const { looks, add } = await aBuild()
  expect(looks()).toEqual({ style: null, font: null })
  await add('reader-New.css')
  expect(looks().style).toBe('/assets/reader-New.css')
})

test('without a build a text is read without', () =>
  expect(openLooks('/nowhere/at/all')()).toEqual({ style: null, font: null }))
