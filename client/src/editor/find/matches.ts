import type { Node } from '@tiptap/pm/model'

/** A place in the text, in positions of the document, and what the groups of the pattern caught. */
export interface Match {
  readonly from: number
  readonly to: number
  /** The whole first, then each group; '' for one that took no part. */
  readonly groups: readonly string[]
}

/** Stands for a picture or anything else in a line that is no text; nobody finds it. */
const thing = '\ufffc'

/** The words of one block, a character for each position in it. */
const textOf = (block: Node): string =>
  block.textBetween(0, block.content.size, undefined, (leaf) =>
    leaf.type.name === 'hardBreak' ? '\n' : thing,
  )

const inBlock = (block: Node, pattern: RegExp): Match[] =>
  [...textOf(block).matchAll(pattern)].flatMap((found) => {
    const [whole] = found
    if (whole === '' || whole.includes(thing)) return []
    const groups = found.map((group: string | undefined) => group ?? '')
    return [{ from: found.index, to: found.index + whole.length, groups }]
  })

/** Finds a pattern in documents; blocks nobody touched since the last time are not read again. */
export class Search {
  readonly #pattern: RegExp
  readonly #known = new WeakMap<Node, readonly Match[]>()

  constructor(pattern: RegExp) {
    this.#pattern = pattern
  }

  /** All places, in their order. A match does not reach over the end of a block. */
  in(doc: Node): Match[] {
    const all: Match[] = []
    doc.descendants((node, at) => {
      if (!node.isTextblock) return true
      for (const { from, to, groups } of this.#inBlock(node)) {
        all.push({ from: at + 1 + from, to: at + 1 + to, groups })
      }
      return false
    })
    return all
  }

  #inBlock(block: Node): readonly Match[] {
    const known = this.#known.get(block)
    if (known) return known
    const found = inBlock(block, this.#pattern)
    this.#known.set(block, found)
    return found
  }
}

/** `$1`, `$&` and `$$` in a replacement, as JavaScript has them; a group that is not there stays as typed. */
export const expand = (replacement: string, { groups }: Match): string =>
  replacement.replace(/\$(\$|&|\d{1,2})/g, (typed, name: string) => {
    if (name === '$') return '$'
    return groups[name === '&' ? 0 : Number(name)] ?? typed
  })
