import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../harness/program.ts'

const client = join(root, 'client/src')

/** Every address the router knows, as it is written there; the first screen is ''. */
export const routes = (): readonly string[] => {
  const router = readFileSync(join(client, 'app/router.tsx'), 'utf8')
  const found = router.matchAll(/<Route (?:path="([^"]+)"|index)/g)
  return [...found].map(([, path = '']) => path)
}

const isPart = (file: string): boolean =>
  /\.tsx?$/.test(file) && !file.includes('.test.') && !file.startsWith('ui/')

const opens =
  /<(Dialog|Menu|Bar)\s|openCard\(this|<search\b|(?<!\[)role="(listbox|menu|dialog|toolbar)"/

/** Every file that opens a window, a menu or a bar, from `client/src`, without `.tsx`. */
export const windows = (): readonly string[] =>
  readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter(isPart)
    .filter((file) => opens.test(readFileSync(join(client, file), 'utf8')))
    .map((file) => file.replace(/\.tsx?$/, ''))
    .toSorted()
