import type { DocNode } from '../node.ts'

/** The Markdown document being written. */
export interface Writing {
  /** Footnotes named so far, in order; their definitions follow at the end. */
  readonly notes: DocNode[]
}

/** The result of `write`; when it is null, the footnotes it named are forgotten. */
export const undoable = <T>(writing: Writing, write: () => T | null): T | null => {
  const before = writing.notes.length
  const written = write()
  if (written === null) writing.notes.length = before
  return written
}
