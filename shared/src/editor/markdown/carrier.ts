import type { Code } from 'mdast'
import { type DocNode, docNode } from '../node.ts'
import { getSchema } from '../schema.ts'

const lang = 'json'
const meta = 'chapterhouse'

/**
 * A block that Markdown has no words for (a table with joined cells, a node of a newer language),
 * as a fenced block of JSON. Ugly, but nothing is lost on the way out and back.
 */
export const carry = (node: DocNode): Code => ({
  type: 'code',
  lang,
  meta,
  value: JSON.stringify(node),
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The block inside a carrier, or null if it is none or holds anything the language refuses. */
export const carried = (code: Code): DocNode | null => {
  if (code.lang !== lang || code.meta !== meta) return null
  const shape = docNode.safeParse(parsed(code.value))
  if (!shape.success) return null
  try {
    const doc = getSchema().nodeFromJSON({ type: 'doc', content: [shape.data] })
    doc.check()
    return shape.data
  } catch {
    return null
  }
}
