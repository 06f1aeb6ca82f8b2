import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Files of the client's build that what the world reads is dressed in, as addresses; null: not built. */
export interface Looks {
  readonly style: string | null
  readonly font: string | null
}

const bare: Looks = { style: null, font: null }

const style = /^reader-[\w-]+\.css$/
const font = /^source-serif-4-latin-wght-normal-[\w-]+\.woff2$/

const readLooks = (folder: string): Looks => {
  const names = readdirSync(folder)
  const addressOf = (pattern: RegExp) => {
    const name = names.find((one) => pattern.test(one))
    return name === undefined ? null : `/assets/${name}`
  }
  return { style: addressOf(style), font: addressOf(font) }
}

/** The looks of the build that lies there now; a new one is seen at the next request. */
export const openLooks = (clientDir: string): (() => Looks) => {
  const folder = join(clientDir, 'assets')
  let seen: { readonly at: number; readonly looks: Looks } | null = null
  return () => {
    const at = statSync(folder, { throwIfNoEntry: false })?.mtimeMs
    if (at === undefined) return bare
    if (seen?.at !== at) seen = { at, looks: readLooks(folder) }
    return seen.looks
  }
}
