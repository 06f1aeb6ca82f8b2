import { getSchema as schemaOf } from '@tiptap/core'
import type { Attrs, MarkType, Node, NodeType, Schema } from '@tiptap/pm/model'
import { extensions } from './extensions.ts'
import type { DocNode } from './node.ts'

type AttributeSpecs = NonNullable<NodeType['spec']['attrs'] | MarkType['spec']['attrs']>

/** The given values without those the language refuses, which then fall back to their defaults. */
const allowedOnly = (specs: AttributeSpecs, given: Attrs | null | undefined): Attrs | null => {
  if (!given) return null
  const kept = Object.entries(given).filter(([name, value]) => {
    const validate = specs[name]?.validate
    if (typeof validate !== 'function') return name in specs
    try {
      validate(value)
      return true
    } catch {
      return false
    }
  })
  return Object.fromEntries(kept)
}

const guarded = new WeakSet<Schema>()

/**
 * Makes every node and mark fall back to the default of an attribute whose value is not allowed.
 * ProseMirror would throw, and the Yjs binding answers a throw by deleting the node with all its
 * text: one forged heading level must not cost a paragraph.
 */
export const forgiveAttributes = (schema: Schema): Schema => {
  if (guarded.has(schema)) return schema
  guarded.add(schema)
  for (const type of Object.values(schema.nodes)) {
    const specs = type.spec.attrs ?? {}
    const compute = Reflect.get(type, 'computeAttrs') as (attrs: Attrs | null) => Attrs
    const forgiving = (attrs: Attrs | null) => compute.call(type, allowedOnly(specs, attrs))
    Reflect.set(type, 'computeAttrs', forgiving)
  }
  for (const type of Object.values(schema.marks)) {
    const create = type.create.bind(type)
    type.create = (attrs) => create(allowedOnly(type.spec.attrs ?? {}, attrs))
  }
  return schema
}

let cached: Schema | undefined

/** The ProseMirror schema of the document language; one for the whole program. */
export const getSchema = (): Schema => {
  cached ??= forgiveAttributes(schemaOf(extensions))
  return cached
}

/** The JSON as a checked document. Throws on an unknown type or content in a place it may not have. */
export const nodeFromJson = (json: DocNode): Node => {
  const node = getSchema().nodeFromJSON(json)
  node.check()
  return node
}
