import * as decoding from 'lib0/decoding'

/** The part of an item's content that the gate and the statistics look at. */
export type StructContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'type' }
  | { readonly kind: 'value' }
  | { readonly kind: 'gone' }

export interface ReadContent {
  readonly length: number
  /** How deep the values in it are nested; beyond the asked limit reading stops early. */
  readonly depth: number
  readonly content: StructContent
}

const value: StructContent = { kind: 'value' }
const one = (depth: number, content: StructContent = value): ReadContent => ({
  length: 1,
  depth,
  content,
})

const tooDeep = Number.MAX_SAFE_INTEGER

/** Walks one value of lib0's `any` coding without building it; its depth, or `tooDeep`. */
const skipAny = (decoder: decoding.Decoder, room: number): number => {
  if (room < 0) return tooDeep
  const tag = decoding.readUint8(decoder)
  switch (tag) {
    case 127:
    case 126:
    case 121:
    case 120:
      return 0
    case 125:
      decoding.readVarInt(decoder)
      return 0
    case 124:
      decoding.readFloat32(decoder)
      return 0
    case 123:
      decoding.readFloat64(decoder)
      return 0
    case 122:
      decoding.readBigInt64(decoder)
      return 0
    case 119:
      decoding.readVarString(decoder)
      return 0
    case 116:
      decoding.readVarUint8Array(decoder)
      return 0
    case 118:
    case 117:
      return skipNested(decoder, tag === 118, room)
    default:
      throw new Error('no such value')
  }
}

const skipNested = (decoder: decoding.Decoder, keyed: boolean, room: number): number => {
  let deepest = 0
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    if (keyed) decoding.readVarString(decoder)
    deepest = Math.max(deepest, skipAny(decoder, room - 1))
    if (deepest === tooDeep) return tooDeep
  }
  return deepest + 1
}

/** Depth of JSON text, counted before it is parsed: a deep value would overflow the stack later. */
const jsonDepth = (json: string, room: number): number => {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let i = 0; i < json.length; i++) {
    const char = json[i]
    if (quoted) {
      if (char === '\\') i++
      else if (char === '"') quoted = false
    } else if (char === '"') quoted = true
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth)
    else if (char === '}' || char === ']') depth--
  }
  if (deepest > room) return tooDeep
  JSON.parse(json)
  return deepest
}

const readJson = (decoder: decoding.Decoder, room: number): number =>
  jsonDepth(decoding.readVarString(decoder), room)

const repeat = (times: number, read: () => number): ReadContent => {
  let depth = 0
  for (let i = 0; i < times && depth !== tooDeep; i++) depth = Math.max(depth, read())
  return { length: times, depth, content: value }
}

const readJsonList = (decoder: decoding.Decoder, room: number): ReadContent =>
  repeat(decoding.readVarUint(decoder), () => {
    const json = decoding.readVarString(decoder)
    return json === 'undefined' ? 0 : jsonDepth(json, room)
  })

const readText = (decoder: decoding.Decoder): ReadContent => {
  const text = decoding.readVarString(decoder)
  return { length: text.length, depth: 0, content: { kind: 'text', text } }
}

const readType = (decoder: decoding.Decoder): ReadContent => {
  const type = decoding.readVarUint(decoder)
  if (type > 6) throw new Error('no such type')
  // XmlElement and XmlHook carry a name
  if (type === 3 || type === 5) decoding.readVarString(decoder)
  return one(0, { kind: 'type' })
}

/** Reads the content of an item by Yjs' content number (V1); throws when there is no such number. */
export const readContent = (decoder: decoding.Decoder, ref: number, room: number): ReadContent => {
  switch (ref) {
    case 1:
      return { length: decoding.readVarUint(decoder), depth: 0, content: { kind: 'gone' } }
    case 2:
      return readJsonList(decoder, room)
    case 3:
      decoding.readVarUint8Array(decoder)
      return one(0)
    case 4:
      return readText(decoder)
    case 5:
      return one(readJson(decoder, room))
    case 6:
      decoding.readVarString(decoder)
      return one(readJson(decoder, room))
    case 7:
      return readType(decoder)
    case 8:
      return repeat(decoding.readVarUint(decoder), () => skipAny(decoder, room))
    case 9:
      decoding.readVarString(decoder)
      return one(skipAny(decoder, room))
    default:
      throw new Error('no such content')
  }
}
