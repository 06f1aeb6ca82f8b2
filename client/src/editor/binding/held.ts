import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Transform } from '@tiptap/pm/transform'
import type * as Y from 'yjs'
import { elementsBefore } from './place.ts'
import { lead } from './steps.ts'
import type { Twin } from './twin.ts'

/**
 * A block in which a character is being composed, once others have changed it too. The editor keeps
 * it as it is and Yjs gets nothing of it until the character is done.
 */
export interface Held {
  readonly type: Y.XmlFragment
  /** What both sides had when they parted. */
  readonly base: Twin
  /** Parts in it that changed meanwhile. */
  readonly stale: Set<unknown>
}

/** The text block the caret is in. */
export const blockOf = (root: Twin, { selection: { $head } }: EditorState): Twin | null => {
  let twin: Twin = root
  for (let depth = 0; depth < $head.depth; depth += 1) {
    const child = twin.children[elementsBefore($head.node(depth), $head.index(depth))]
    if (!child) return null
    twin = child
  }
  return twin.type !== null && twin !== root && twin.node.inlineContent ? twin : null
}

/** Whether a part of Yjs is this element or in it. */
export const isIn = (part: unknown, element: Y.XmlFragment): boolean => {
  let at = part as { readonly _item: Y.Item | null; readonly parent: unknown } | null
  while (at) {
    if (at === element) return true
    at = at._item ? (at.parent as typeof at) : null
  }
  return false
}

/** What the block is once both are done: what others made of it, and in it what was composed. */
export const rebased = (base: Twin, composed: Node, theirs: Twin): Node => {
  const start = base.node.content.findDiffStart(composed.content)
  const end = base.node.content.findDiffEnd(composed.content)
  if (start === null || !end) return theirs.node
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const slice = composed.slice(start, end.b + overlap)
  const { mapping } = lead(new Transform(base.node), base, theirs)
  const from = mapping.map(start, -1)
  const to = Math.max(from, mapping.map(end.a + overlap, -1))
  return new Transform(theirs.node).replace(from, to, slice).doc
}
