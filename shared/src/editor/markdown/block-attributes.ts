import type { Html } from 'mdast'
import { alignmentOf } from '../align.ts'
import { imageAlignment } from '../blocks/image.ts'
import { paragraphStyleOf } from '../blocks/paragraph.ts'
import { attrOf, type DocNode } from '../node.ts'

type Attributes = Readonly<Record<string, unknown>>

/** What Markdown cannot say of a block, by type, each value checked. */
const unsaid: Readonly<Record<string, (attr: (name: string) => unknown) => Attributes>> = {
  paragraph: (attr) => ({
    style: paragraphStyleOf(attr('style')),
    align: alignmentOf(attr('align')),
  }),
  heading: (attr) => ({ align: alignmentOf(attr('align')) }),
  image: (attr) => ({ align: imageAlignment(attr('align')) }),
}

const said = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null))

/** Attributes of this block that need a comment before it; empty for most. */
export const unsaidAttributes = (node: DocNode): Attributes => {
  const of = Object.hasOwn(unsaid, node.type) ? unsaid[node.type] : undefined
  return of ? said(of((name) => attrOf(node, name))) : {}
}

const sign = /^<!-- chapterhouse (\{.*\}) -->$/

/** A comment that says these things of the block after it; every other reader skips it. */
export const comment = (attributes: Attributes): Html => ({
  type: 'html',
  value: `<!-- chapterhouse ${JSON.stringify(attributes).replaceAll('>', '\\u003e')} -->`,
})

/** What a comment of ours says, or null if it is none. */
export const commented = (html: string): Attributes | null => {
  const json = sign.exec(html)?.[1]
  if (!json) return null
  try {
    const value: unknown = JSON.parse(json)
    return value !== null && typeof value === 'object' ? (value as Attributes) : null
  } catch {
    return null
  }
}

/** The block with what the comment before it says, or null if that means nothing for it. */
export const withAttributes = (block: DocNode, attributes: Attributes): DocNode | null => {
  const of = Object.hasOwn(unsaid, block.type) ? unsaid[block.type] : undefined
  const known = of ? said(of((name) => attributes[name])) : {}
  if (Object.keys(known).length === 0) return null
  return { ...block, attrs: { ...block.attrs, ...known } }
}
