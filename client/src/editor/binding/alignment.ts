import type { Node } from '@tiptap/pm/model'
import type { Twin } from './twin.ts'

/** Pairs beyond which likeness is not computed: a whole book was replaced. */
const mostPairs = 2_500

/** For each new node the index of the old one that becomes it, or -1; those that are not -1 increase. */
export type Alignment = number[]

const mayBecome = (twin: Twin, node: Node): boolean =>
  twin.node === node || (twin.type !== null && twin.node.type === node.type)

const sharedStart = (a: string, b: string): number => {
  const end = Math.min(a.length, b.length)
  let at = 0
  while (at < end && a[at] === b[at]) at += 1
  return at
}

const sharedEnd = (a: string, b: string, most: number): number => {
  let length = 0
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1
  return length
}

/** How much of one node lives on in another: letters in common at both ends, equal looks. */
const likeness = (a: Node, b: Node): number => {
  if (a === b) return 3 + 2 * a.nodeSize
  const [was, is] = [a.textContent, b.textContent]
  const start = sharedStart(was, is)
  const end = sharedEnd(was, is, Math.min(was.length, is.length) - start)
  return 1 + start + end + (a.sameMarkup(b) ? 1 : 0)
}

/** A stretch of old and of new neighbours; `from` inclusive, `to` exclusive. */
interface Stretch {
  readonly old: readonly [from: number, to: number]
  readonly now: readonly [from: number, to: number]
}

class Aligning {
  readonly #old: readonly Twin[]
  readonly #now: readonly Node[]
  readonly result: Alignment

  constructor(old: readonly Twin[], now: readonly Node[]) {
    this.#old = old
    this.#now = now
    this.result = now.map(() => -1)
  }

  run(): Alignment {
    const [start, oldEnd, nowEnd] = this.#trim()
    this.#stretch({ old: [start, oldEnd], now: [start, nowEnd] })
    return this.result
  }

  /** Pairs what is the very same at both ends. */
  #trim(): [start: number, oldEnd: number, nowEnd: number] {
    let [start, oldEnd, nowEnd] = [0, this.#old.length, this.#now.length]
    while (start < oldEnd && start < nowEnd && this.#isSame(start, start)) {
      this.result[start] = start
      start += 1
    }
    while (oldEnd > start && nowEnd > start && this.#isSame(oldEnd - 1, nowEnd - 1)) {
      oldEnd -= 1
      nowEnd -= 1
      this.result[nowEnd] = oldEnd
    }
    return [start, oldEnd, nowEnd]
  }

  #isSame(old: number, now: number): boolean {
    return this.#old[old]?.node === this.#now[now]
  }

  #stretch({ old, now }: Stretch): void {
    const pairs = (old[1] - old[0]) * (now[1] - now[0])
    if (pairs === 0) return
    if (pairs <= mostPairs) this.#alike({ old, now })
    else this.#around({ old, now })
  }

  /** Pairs the longest row of untouched nodes that kept their order, then what stands between them. */
  #around({ old, now }: Stretch): void {
    const kept = this.#kept({ old, now })
    if (kept.length === 0) this.#inOrder({ old, now })
    let [oldFrom, nowFrom] = [old[0], now[0]]
    for (const [oldAt, nowAt] of kept.length > 0 ? [...kept, [old[1], now[1]] as const] : []) {
      if (nowAt < now[1]) this.result[nowAt] = oldAt
      this.#stretch({ old: [oldFrom, oldAt], now: [nowFrom, nowAt] })
      oldFrom = oldAt + 1
      nowFrom = nowAt + 1
    }
  }

  #kept({ old, now }: Stretch): (readonly [old: number, now: number])[] {
    const places = new Map<Node, number>()
    for (let at = now[0]; at < now[1]; at += 1) {
      const node = this.#now[at]
      if (node) places.set(node, at)
    }
    const pairs: (readonly [number, number])[] = []
    for (let at = old[0]; at < old[1]; at += 1) {
      const node = this.#old[at]?.node
      const place = node && places.get(node)
      if (place !== undefined) pairs.push([at, place])
    }
    return longestRising(pairs)
  }

  #inOrder({ old, now }: Stretch): void {
    let at = old[0]
    for (let next = now[0]; next < now[1] && at < old[1]; next += 1, at += 1) {
      const [twin, node] = [this.#old[at], this.#now[next]]
      if (twin && node && mayBecome(twin, node)) this.result[next] = at
    }
  }

  /** The pairing that keeps most; of equals the one further left. */
  #alike({ old, now }: Stretch): void {
    const { pair, best, width } = this.#scores({ old, now })
    let [i, j] = [0, 0]
    while (old[0] + i < old[1] && now[0] + j < now[1]) {
      const at = i * width + j
      const kept = pair[at] ?? 0
      if (kept > 0 && kept + (best[at + width + 1] ?? 0) === best[at]) {
        this.result[now[0] + j] = old[0] + i
        i += 1
        j += 1
      } else if (best[at + width] === best[at]) i += 1
      else j += 1
    }
  }

  /** Likeness of each pair, and the most that can be kept from there on; row by row. */
  #scores({ old, now }: Stretch) {
    const [height, width] = [old[1] - old[0] + 1, now[1] - now[0] + 1]
    const pair = new Float64Array(height * width)
    const best = new Float64Array(height * width)
    for (let i = height - 2; i >= 0; i -= 1) {
      for (let j = width - 2; j >= 0; j -= 1) {
        const at = i * width + j
        const kept = this.#likeness(old[0] + i, now[0] + j)
        pair[at] = kept
        const both = kept > 0 ? kept + (best[at + width + 1] ?? 0) : 0
        best[at] = Math.max(both, best[at + width] ?? 0, best[at + 1] ?? 0)
      }
    }
    return { pair, best, width }
  }

  #likeness(old: number, now: number): number {
    const [twin, node] = [this.#old[old], this.#now[now]]
    return twin && node && mayBecome(twin, node) ? likeness(twin.node, node) : 0
  }
}

/** Of pairs that rise in their first number, the longest row that also rises in the second. */
export const longestRising = (
  pairs: readonly (readonly [number, number])[],
): (readonly [number, number])[] => {
  const ends: number[] = []
  const before: number[] = []
  for (const [index, [, value]] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  }
  const row: (readonly [number, number])[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index]
    if (pair) row.push(pair)
  }
  return row.reverse()
}

/** Finds which old node each new one was, so that as much as possible keeps its identity in Yjs. */
export const align = (old: readonly Twin[], now: readonly Node[]): Alignment =>
  new Aligning(old, now).run()
