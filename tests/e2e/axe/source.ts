import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../harness/program.ts'

const client = join(root, 'client/src')

const routesIn = (file: string): string[] => {
  const found = readFileSync(join(client, file), 'utf8').matchAll(
    /<Route (?:path="([^"]+)"|index)/g,
  )
  return [...found].map(([, path = '']) => path)
}

/** Screens that have screens of their own. */
const houses: Readonly<Record<string, string>> = {
  'admin/*': 'admin/admin-house.tsx',
  'dev/mailbox/*': 'mail/mailbox-house.tsx',
}

const inside = (path: string): string[] => {
  const house = houses[path]
  if (house === undefined) return [path]
  // what none of them knows is not there, as anywhere
  const own = routesIn(house).filter((one) => one !== '*')
  return own.map((one) => path.replace(/\/?\*$/, one === '' ? '' : `/${one}`))
}

/** Every address the routers know, as it is written there; the first screen is ''. */
export const routes = (): readonly string[] => routesIn('app/router.tsx').flatMap(inside)

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
