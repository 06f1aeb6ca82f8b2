import { countWords } from '@chapterhouse/shared/editor/word-count'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import type * as Y from 'yjs'
import { type Block, blocksOf, textOfBlock } from './block-text.ts'

const wordsIn = (block: Block): number => countWords(textOfBlock(block))

/** The parts of a Yjs type that say where it lies. */
interface Placed {
  readonly parent: Placed | null
}

/** The block of a page a changed type lies in; null for the page itself and what is no text of it. */
const blockAround = (type: Placed, root: unknown): Block | null => {
  let at: Placed | null = type
  while (at !== null && at.parent !== root) at = at.parent
  return at as Block | null
}

/** Words of a page, kept up to date block by block while updates are played into it. */
export class WordTally {
  readonly #doc: Y.Doc
  readonly #words = new Map<Block, number>()
  total = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
    for (const block of blocksOf(doc)) this.#count(block)
  }

  /** Counts again what a transaction touched; the difference in words. */
  after(transaction: Y.Transaction): number {
    const before = this.total
    const root = this.#doc.share.get(contentRoot)
    for (const type of transaction.changed.keys()) {
      if (type === root) this.#recount()
      else {
        const block = blockAround(type, root)
        if (block !== null && this.#words.has(block)) this.#count(block)
      }
    }
    return this.total - before
  }

  #count(block: Block): void {
    const words = wordsIn(block)
    this.total += words - (this.#words.get(block) ?? 0)
    this.#words.set(block, words)
  }

  #recount(): void {
    const blocks = new Set(blocksOf(this.#doc))
    for (const [block, words] of this.#words) {
      if (blocks.has(block)) continue
      this.total -= words
      this.#words.delete(block)
    }
    for (const block of blocks) if (!this.#words.has(block)) this.#count(block)
  }
}
