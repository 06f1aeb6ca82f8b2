import * as Y from 'yjs'

/**
 * What a browser keeps of a page between two visits: every update, appended as it happens. A tab
 * that is closed or killed loses its document, never this.
 */
export class LocalCopy {
  readonly #updates: Uint8Array[] = []
  /** What the last tab knew to be committed. */
  mark: Uint8Array | null = null

  /** A new document, as a fresh tab makes it: another client id, the same content. */
  open(): Y.Doc {
    const document = new Y.Doc()
    document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#updates.push(update)
    })
    return document
  }

  /** Brings a new document to what was kept; this copy is the origin. */
  restore(document: Y.Doc): void {
    for (const update of this.#updates) Y.applyUpdate(document, update, this)
  }
}
