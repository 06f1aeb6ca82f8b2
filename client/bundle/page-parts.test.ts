import type { OutputBundle } from 'rolldown'
import { expect, test } from 'vitest'
import { pageRoots } from './chunks.ts'
import { pageParts } from './page-parts.ts'

const chunk = (fileName: string, imports: string[], more = {}) =>
  [fileName, { type: 'chunk', fileName, imports, isEntry: false, moduleIds: [], ...more }] as const

test('a page is fetched with all its parts come with, and without other screens', () => {
  const bundle = Object.fromEntries([
    chunk('main.js', ['shell.js'], { isEntry: true }),
    chunk('shell.js', ['react.js']),
    chunk('react.js', []),
    chunk('page.js', ['shell.js', 'editor.js'], { moduleIds: [pageRoots[0]] }),
    chunk('editor.js', []),
    chunk('home.js', ['shell.js']),
    ['look.css', { type: 'asset', fileName: 'look.css' }] as const,
  ]) as unknown as OutputBundle
  expect(pageParts(bundle)).toEqual(['editor.js', 'page.js', 'react.js', 'shell.js'])
})
