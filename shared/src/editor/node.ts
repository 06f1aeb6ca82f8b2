import { z } from 'zod'

/** A mark as ProseMirror writes it to JSON. */
export interface DocMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}

/** A node as ProseMirror writes it to JSON. May hold types that this version does not know. */
export interface DocNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly DocNode[]
  readonly marks?: readonly DocMark[]
  readonly text?: string
}

const attrs = z.record(z.string(), z.unknown())
const docMark = z.object({ type: z.string(), attrs: attrs.exactOptional() })

/** Shape only; whether the types are known is another question (`foreign.ts`). */
export const docNode: z.ZodType<DocNode> = z.object({
  type: z.string(),
  attrs: attrs.exactOptional(),
  get content() {
    return z.array(docNode).exactOptional()
  },
  marks: z.array(docMark).exactOptional(),
  text: z.string().exactOptional(),
})

export const childrenOf = (node: DocNode): readonly DocNode[] => node.content ?? []

export const attrOf = (part: DocNode | DocMark, name: string): unknown => part.attrs?.[name]

export const textAttr = (part: DocNode | DocMark, name: string): string | null => {
  const value = attrOf(part, name)
  return typeof value === 'string' ? value : null
}

export const numberAttr = (part: DocNode | DocMark, name: string): number | null => {
  const value = attrOf(part, name)
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
