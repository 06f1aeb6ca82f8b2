import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { po } from 'gettext-parser'
import type { Plugin } from 'vite'

type Catalog = Record<string, string | readonly string[]>

export const messagesFolder = join(import.meta.dirname, '../messages')

const filesOf = (language: string): string[] => {
  const folder = join(messagesFolder, language)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.po'))
    .map((name) => join(folder, name))
}

/** What a PO file says, without what is not translated yet. Throws for a text that is said in two ways. */
export const readCatalog = (language: string): Catalog => {
  const catalog: Catalog = {}
  for (const file of filesOf(language)) {
    const { translations } = po.parse(readFileSync(file))
    for (const { msgid, msgid_plural: plural, msgstr } of Object.values(translations[''] ?? {})) {
      if (msgid === '' || msgstr.some((text) => text === '')) continue
      const said = plural === undefined ? (msgstr[0] ?? '') : msgstr
      const before = catalog[msgid]
      if (before !== undefined && JSON.stringify(before) !== JSON.stringify(said)) {
        throw new Error(`${file}: “${msgid}” is said in another way elsewhere`)
      }
      catalog[msgid] = said
    }
  }
  return catalog
}

const name = /^virtual:messages\/(\w+)$/

/** Gives `virtual:messages/<language>`: the PO files of a language as one module. */
export const messagesPlugin = (): Plugin => ({
  name: 'chapterhouse-messages',
  resolveId: (id) => (name.test(id) ? `\0${id}` : undefined),
  load(id) {
    const [, language] = name.exec(id.replace(/^\0/, '')) ?? []
    if (language === undefined) return undefined
    for (const file of filesOf(language)) this.addWatchFile(file)
    return `export const catalog = ${JSON.stringify(readCatalog(language))}`
  },
})
