import { expect, test } from 'vitest'
import { precacheList } from './precache-list.ts'

test('code, styles and the common fonts are kept; maps and other scripts are not', () => {
  const list = precacheList([
    'index.html',
    'assets/main-1.js',
    'assets/main-1.js.map',
    'assets/main-1.css',
    'assets/inter-latin-wght-normal-1.woff2',
    'assets/inter-cyrillic-wght-normal-1.woff2',
  ])
  expect(list).toContain('/')
  expect(list).not.toContain('/index.html')
  expect(list.filter((url) => url.startsWith('/assets/'))).toEqual([
    '/assets/inter-latin-wght-normal-1.woff2',
    '/assets/main-1.css',
    '/assets/main-1.js',
  ])
})
