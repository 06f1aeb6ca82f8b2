import { type OutlineEntry, outlineOf } from '@chapterhouse/shared/editor/outline'
import type { Node } from '@tiptap/pm/model'

/** A heading of the page as it is now; its id is the one it has in static HTML. */
export interface HeadingAt extends Pick<OutlineEntry, 'level' | 'text' | 'id'> {
  /** Where it stands in the document. */
  readonly at: number
}

/** The headings of a document being edited; looks at blocks, never at their text. */
export const headingsOf = (doc: Node): HeadingAt[] => {
  const places = new Map<object, number>()
  const content: ReturnType<Node['toJSON']>[] = []
  doc.descendants((node, at) => {
    if (node.type.name === 'heading') {
      const json = node.toJSON()
      places.set(json, at)
      content.push(json)
    }
    return !node.isTextblock
  })
  return outlineOf({ type: 'doc', content }).map(({ level, text, id, node }) => ({
    level,
    text,
    id,
    at: places.get(node) ?? 0,
  }))
}
