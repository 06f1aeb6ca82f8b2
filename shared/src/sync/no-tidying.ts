import type { Doc } from 'yjs'

/**
 * Keeps Yjs from tidying formatting. After every remote change in formatted text it deletes marks
 * that are redundant at that moment: an edit of its own, made by each replica alone. On a server it
 * is in no journal; in a reader it is refused; and a mark that was redundant then may carry the
 * look of text that arrives a moment later. Call it before anything is applied.
 */
export const withoutTidying = <D extends Doc>(doc: D): D => {
  // this event comes before Yjs looks at the flag
  doc.on('afterTransaction', (transaction) => {
    transaction._needFormattingCleanup = false
  })
  return doc
}
