/** Roots of every page's Yjs document. */
export const contentRoot = 'content'
export const metaRoot = 'meta'
/** Key of the page's title in the meta map; a string. */
export const titleKey = 'title'

/** Limits of the gate; bytes unless said. */
export const limits = {
  /** One WebSocket frame. */
  frame: 16 * 1024 * 1024,
  /** One update, and the first sync. */
  update: 12 * 1024 * 1024,
  /** Structs in one update. */
  structs: 200_000,
  /** Client ids in the first sync. */
  clients: 1_000,
  /** The stored document; refused beyond, warned about from `documentWarning`. */
  document: 10 * 1024 * 1024,
  documentWarning: 6 * 1024 * 1024,
  awareness: 4 * 1024,
} as const
