import { strFromU8, unzipSync } from 'fflate'
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

/** The parts of a zipped file by path, as text. */
export const partsOf = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]),
  )

/** Throws where the XML is not well formed: tags that cross, signs that are no text. */
export const demandWellFormed = (xml: string): void => {
  const open: string[] = []
  const rest = xml.replace(/<\?[^?]*\?>|<!DOCTYPE [^>]*>/g, '')
  const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g
  for (const [, closes, name = '', , alone] of rest.matchAll(tag)) {
    if (closes) {
      const last = open.pop()
      if (last !== name) throw new Error(`</${name}> closes <${last}>`)
    } else if (!alone) open.push(name)
  }
  if (open.length > 0) throw new Error(`<${open.join('> <')}> stays open`)
  const bare = rest.replace(tag, '')
  if (/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(bare))
    throw new Error(`no XML: ${bare.slice(0, 80)}`)
}

/** Every tag and attribute of the HTML, as a browser reads them. */
export const tagsOf = (html: string): { name: string; attributes: Map<string, string> }[] => {
  const found: { name: string; attributes: Map<string, string> }[] = []
  const walk = (node: Tree.Node): void => {
    if ('tagName' in node) {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
      found.push({ name: node.tagName, attributes })
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
  }
  walk(parse(html))
  return found
}

/** Letters without the space between them: what must never be lost. */
export const bare = (text: string): string => text.replace(/\s+/g, '')

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
}

/** The text of XML without its tags. */
export const textOf = (xml: string): string =>
  xml.replace(/<[^>]*>/g, '').replace(/&([^;]+);/g, (_, name: string) => entities[name] ?? '?')
