import { type Doc, findIndexSS, Item } from 'yjs'
import { clockOf } from './own-deletes.ts'
import type { StructId, StructMeta, UpdateMeta } from './update-meta.ts'

/** Types inside types, at most; deeper ones overflow the stack of whoever walks the document. */
export const deepest = 32

/** How many types an item of the document is in, at most `deepest` + 1. */
const depthInDoc = (doc: Doc, id: StructId): number => {
  const structs = doc.store.clients.get(id.client)
  if (structs === undefined || id.clock >= clockOf(doc, id.client)) return 0
  const struct = structs[findIndexSS(structs, id.clock)]
  let depth = 0
  let item = struct instanceof Item ? struct : null
  while (item !== null && depth <= deepest) {
    const parent: unknown = item.parent
    depth++
    item =
      parent !== null && typeof parent === 'object' && '_item' in parent
        ? (parent._item as Item | null)
        : null
  }
  return depth
}

interface Finder {
  readonly find: (id: StructId) => StructMeta | undefined
}

const finder = (meta: UpdateMeta): Finder => {
  const lists = new Map<number, StructMeta[]>()
  for (const struct of meta.structs) {
    const list = lists.get(struct.client)
    if (list) list.push(struct)
    else lists.set(struct.client, [struct])
  }
  const find = (id: StructId): StructMeta | undefined => {
    const list = lists.get(id.client) ?? []
    let low = 0
    let high = list.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const struct = list[middle]
      if (struct === undefined) return undefined
      if (id.clock < struct.clock) high = middle - 1
      else if (id.clock >= struct.clock + struct.length) low = middle + 1
      else return struct
    }
    return undefined
  }
  return { find }
}

/**
 * Whether a type of the update would lie deeper than `deepest`. Siblings share a depth, so an item
 * is followed along its neighbours to one that names its parent, or that the document has.
 */
export const nestsTooDeep = (meta: UpdateMeta, doc: Doc): boolean => {
  if (!meta.structs.some((struct) => struct.content.kind === 'type')) return false
  const { find } = finder(meta)
  const depths = new Map<StructMeta, number>()
  const depthOf = (struct: StructMeta): number => {
    const path: { struct: StructMeta; steps: 0 | 1 }[] = []
    let at: StructMeta | undefined = struct
    let depth = 1
    while (at !== undefined && !depths.has(at)) {
      const up: StructId | null = at.origin ?? at.rightOrigin ?? at.parent
      const climbs = at.origin === null && at.rightOrigin === null && at.parent !== null
      path.push({ struct: at, steps: climbs ? 1 : 0 })
      depths.set(at, deepest + 1) // a circle counts as too deep
      if (up === null) break
      const next = find(up)
      if (next === undefined) {
        depth = depthInDoc(doc, up)
        at = undefined
      } else at = next
    }
    if (at !== undefined && path.at(-1)?.struct !== at) depth = depths.get(at) ?? 1
    for (const step of path.reverse()) {
      depth += step.steps
      depths.set(step.struct, depth)
    }
    return depth
  }
  return meta.structs.some((struct) => struct.content.kind === 'type' && depthOf(struct) > deepest)
}
