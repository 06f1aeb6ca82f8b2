/** When a page's journal is rolled up. */
export interface RollUpRules {
  /** Milliseconds after the first row of a slice at which it is closed. */
  readonly sliceAge: number
  /** Rows after which it is closed at once. */
  readonly sliceRows: number
  /** The state is written anew when the rows after it are more bytes than this and this share of it. */
  readonly tailBytes: number
  readonly tailShare: number
  readonly tailRows: number
  /** The same when nobody has the page open. */
  readonly tailRowsAtRest: number
  /** Bytes of log that a closed row costs which stays in the journal: it is marked with its slice. */
  readonly markBytes: number
  /** Milliseconds between looks for pages nobody rolled up. */
  readonly sweep: number
  /** Slices between two versions that hold the whole text. */
  readonly keyframe: number
  /** Milliseconds between two automatic versions otherwise. */
  readonly versionEvery: number
}

export const rollUpRules: RollUpRules = {
  sliceAge: 60_000,
  sliceRows: 500,
  tailBytes: 256 * 1024,
  tailShare: 0.25,
  tailRows: 2_000,
  tailRowsAtRest: 200,
  markBytes: 280,
  sweep: 300_000,
  keyframe: 50,
  versionEvery: 600_000,
}

export interface Tail {
  readonly rows: number
  readonly bytes: number
  /** How many of the rows are being closed into a slice. */
  readonly closing: number
  /** Bytes of the stored state. */
  readonly state: number
}

/** Whether the rows after the state are worth writing it anew. */
export const needsCompaction = (tail: Tail, atRest: boolean, rules: RollUpRules): boolean => {
  if (tail.rows === 0) return false
  if (tail.rows > (atRest ? rules.tailRowsAtRest : rules.tailRows)) return true
  // a small text is written anew for less than it takes to mark what was typed into it
  if (tail.closing * rules.markBytes > tail.state + tail.bytes) return true
  return tail.bytes > Math.max(rules.tailBytes, tail.state * rules.tailShare)
}
