import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { inRoot, ROOT } from './root.mjs'

const NOT_SOURCE = new Set(['node_modules', 'dist', 'generated', 'test-results', '.turbo'])

/** One hash over the contents and names of files and folders of the checkout; absent ones count too. */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) for (const file of filesUnder(inRoot(path))) add(hash, file)
  return hash.digest('hex')
}

/** Does `work` unless it was done for the same sources and its `product` is still there. */
export async function whenStale({ name, sources, product }, work) {
  const stamp = inRoot('node_modules', '.cache', 'chapterhouse', `${name}.stamp`)
  const now = fingerprint(sources)
  if (existsSync(inRoot(product)) && read(stamp) === now) return false
  await work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, now)
  return true
}

/** A file's text, '' when there is none. */
export function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function add(hash, file) {
  hash
    .update(`${relative(ROOT, file)}\0`)
    .update(readFileSync(file))
    .update('\0')
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  const inside = readdirSync(path).filter((name) => !NOT_SOURCE.has(name))
  return inside.sort().flatMap((name) => filesUnder(join(path, name)))
}
