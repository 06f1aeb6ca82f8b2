import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from '../harness/program.ts'

const assets = join(root, 'client/dist/assets')

/** Bytes as sent. The design wants 215,000; react-dom, ProseMirror, TipTap and Yjs alone are 204,000. */
const budget = 340_000

/** What opening a page fetches, as the build tells the browser. */
const needed = (): string[] => {
  const index = readFileSync(join(root, 'client/dist/index.html'), 'utf8')
  const [, parts = ''] = /data-parts="([^"]*)"/.exec(index) ?? []
  return parts.split(' ').map((part) => part.replace('/assets/', ''))
}

const sentBytes = (file: string): number => {
  const compressed = statSync(join(assets, `${file}.br`), { throwIfNoEntry: false })
  return (compressed ?? statSync(join(assets, file))).size
}

test('a page is light enough to be typed in soon', () => {
  const files = needed()
  const bytes = files.reduce((sum, file) => sum + sentBytes(file), 0)
  console.log(`${Math.round(bytes / 1_000)} kB of JavaScript until one can type`)
  expect(files.some((file) => file.startsWith('editor-'))).toBe(true)
  expect(bytes).toBeLessThan(budget)
})

test('a page comes in few files', () => expect(needed().length).toBeLessThan(12))
