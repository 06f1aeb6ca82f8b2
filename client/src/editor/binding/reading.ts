import {
  type ContentMatch,
  Fragment,
  Mark,
  type Node,
  type NodeType,
  type Schema,
} from '@tiptap/pm/model'
import * as Y from 'yjs'
import type { Twin } from './twin.ts'

interface Piece {
  readonly insert?: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}

// Other bindings hash marks that may overlap themselves into `name--12345678`.
const markName = (key: string) => key.replace(/--[a-zA-Z0-9+/=]{8}$/, '')

const markOf = (schema: Schema, key: string, value: unknown): Mark | null => {
  const type = schema.marks[markName(key)]
  if (!type) return null
  try {
    return type.create(value && typeof value === 'object' ? { ...value } : null)
  } catch {
    return null
  }
}

/** The marks a text may wear here; an unknown or misplaced one stays in Yjs and is not shown. */
const marksOf = (parent: NodeType, attributes: Piece['attributes']): readonly Mark[] =>
  Object.keys(attributes ?? {})
    .sort()
    .map((key) => markOf(parent.schema, key, attributes?.[key]))
    .filter((mark) => mark !== null && parent.allowsMarkType(mark.type))
    .reduce((set, mark) => mark?.addToSet(set) ?? set, Mark.none)

const textNodes = (text: Y.XmlText, parent: NodeType): Node[] =>
  (text.toDelta() as Piece[]).flatMap(({ insert, attributes }) =>
    typeof insert === 'string' && insert !== ''
      ? [parent.schema.text(insert, marksOf(parent, attributes))]
      : [],
  )

/** Children of an element as far as they may stand in a node of this type. */
class Shelf {
  readonly #parent: NodeType
  #match: ContentMatch
  readonly nodes: Node[] = []
  readonly children: Twin[] = []
  readonly runs: Y.XmlText[][] = [[]]

  constructor(parent: NodeType) {
    this.#parent = parent
    this.#match = parent.contentMatch
  }

  text(text: Y.XmlText): void {
    const next = this.#match.matchType(this.#parent.schema.text(' ').type)
    if (!this.#parent.inlineContent || !next) return
    this.#match = next
    this.runs.at(-1)?.push(text)
    this.nodes.push(...textNodes(text, this.#parent))
  }

  element(twin: Twin): void {
    const next = this.#match.matchType(twin.node.type)
    if (!next) return
    this.#match = next
    this.nodes.push(twin.node)
    this.children.push(twin)
    this.runs.push([])
  }

  /** Adds what the node cannot be without; false where even that does not help. */
  fill(): boolean {
    const missing = this.#match.fillBefore(Fragment.empty, true)
    if (!missing) return false
    for (const node of missing.content) this.element(filler(node))
    return true
  }
}

const filler = (node: Node): Twin => ({
  type: null,
  node,
  children: node.children.map(filler),
  runs: [],
})

const nothing: ReadonlySet<unknown> = new Set()

/** Makes nodes of what Yjs holds, and remembers each for as long as nothing in it changes. Writes nothing. */
export class Reading {
  readonly #schema: Schema
  readonly #root: Y.XmlFragment
  readonly #known = new WeakMap<Y.XmlFragment, Twin>()

  constructor(root: Y.XmlFragment, schema: Schema) {
    this.#root = root
    this.#schema = schema
  }

  /** Everything as it is now; `changed` names what to look at again, their ancestors included. */
  root(changed: ReadonlySet<unknown> = nothing): Twin {
    const twin = this.#twin(this.#root, changed)
    if (!twin) throw new Error('the language has no empty document')
    return twin
  }

  /** How a part of the document is shown; also one that was shown once and is gone. */
  of(type: Y.XmlFragment): Twin | undefined {
    return this.#known.get(type)
  }

  /** Puts down how parts are shown from now on. */
  note(twin: Twin): void {
    if (twin.type === null || this.#known.get(twin.type) === twin) return
    this.#known.set(twin.type, twin)
    for (const child of twin.children) this.note(child)
  }

  #twin(type: Y.XmlFragment, changed: ReadonlySet<unknown>): Twin | null {
    const known = this.#known.get(type)
    if (known && !changed.has(type)) return known
    const twin = this.#read(type, changed)
    if (twin) this.#known.set(type, twin)
    else this.#known.delete(type)
    return twin
  }

  #read(type: Y.XmlFragment, changed: ReadonlySet<unknown>): Twin | null {
    const element = type instanceof Y.XmlElement ? type : null
    const nodeType = element ? this.#schema.nodes[element.nodeName] : this.#schema.topNodeType
    if (!nodeType || nodeType.isText) return null
    const shelf = new Shelf(nodeType)
    for (const child of type.toArray() as unknown[]) {
      const twin = child instanceof Y.XmlElement ? this.#twin(child, changed) : null
      if (twin) shelf.element(twin)
      else if (child instanceof Y.XmlText) shelf.text(child)
    }
    if (!shelf.fill()) return null
    const node = nodeOf(nodeType, element, shelf.nodes)
    const runs = nodeType.inlineContent ? shelf.runs : []
    return node && { type, node, children: shelf.children, runs }
  }
}

const nodeOf = (
  type: NodeType,
  element: Y.XmlElement | null,
  content: readonly Node[],
): Node | null => {
  try {
    return type.create(element?.getAttributes() ?? null, Fragment.fromArray([...content]))
  } catch {
    return null
  }
}
