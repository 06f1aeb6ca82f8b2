import { digest } from 'lib0/hash/sha256'
import {
  type AbstractType,
  ContentAny,
  ContentBinary,
  ContentEmbed,
  ContentFormat,
  ContentJSON,
  ContentString,
  ContentType,
  type Doc,
  type Item,
  XmlElement,
} from 'yjs'
import { contentRoot, metaRoot } from './document.ts'

// The event type parameter plays no part in reading.
type AnyType = Pick<AbstractType<never>, '_start' | '_map'>

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** JSON with sorted keys; two equal values give one text whatever order they were written in. */
const canonical = (value: unknown): Plain => {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array) return [...value]
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]))
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

const valuesOf = (content: Item['content']): Plain[] => {
  if (content instanceof ContentAny || content instanceof ContentJSON)
    return content.arr.map(canonical)
  if (content instanceof ContentEmbed) return [canonical(content.embed)]
  if (content instanceof ContentBinary) return [canonical(content.content)]
  if (content instanceof ContentType) return [typeContent(content.type)]
  return []
}

/** Text of one formatting (JSON), or anything else. */
type Run = { text: string; readonly look: string } | { readonly value: Plain }

/** Children in order; neighbouring text with the same formatting is one run, however it was typed. */
const listContent = (type: AnyType): Plain[] => {
  const runs: Run[] = []
  const format = new Map<string, Plain>()
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof ContentFormat) {
      const { key, value } = item.content as { key: string; value: unknown }
      if (value === null || value === undefined) format.delete(key)
      else format.set(key, canonical(value))
    } else if (item.content instanceof ContentString) {
      const look = JSON.stringify(canonical(Object.fromEntries(format)))
      const last = runs.at(-1)
      if (last && 'look' in last && last.look === look) last.text += item.content.str
      else runs.push({ text: item.content.str, look })
    } else runs.push(...valuesOf(item.content).map((value) => ({ value })))
  }
  return runs.map((run) => ('look' in run ? [run.text, JSON.parse(run.look)] : run.value))
}

const mapContent = (type: AnyType): Plain => {
  const entries: [string, Plain][] = []
  for (const [key, item] of type._map) {
    if (item.deleted) continue
    entries.push([key, valuesOf(item.content).at(-1) ?? null])
  }
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const typeContent = (type: AnyType): Plain => ({
  name: type instanceof XmlElement ? type.nodeName : '',
  attributes: mapContent(type),
  children: listContent(type),
})

/** Everything a reader could see of the document, as text that does not depend on how it was made. */
export const canonicalContent = (doc: Doc): string => {
  const root = (name: string): Plain => {
    const type = doc.share.get(name)
    return type ? typeContent(type) : { name: '', attributes: {}, children: [] }
  }
  return JSON.stringify([root(contentRoot), root(metaRoot)])
}

/**
 * SHA-256 (hex) of the whole content, formatting included. Equal for any two replicas that show the
 * same; equal state vectors are not enough for that.
 */
export const contentHash = (doc: Doc): string =>
  Array.from(digest(new TextEncoder().encode(canonicalContent(doc))), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
