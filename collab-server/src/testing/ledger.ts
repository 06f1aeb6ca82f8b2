import type { Writer } from './writer.ts'

/** Every word typed, and which of them their writer's provider called saved. */
export interface Ledger {
  /** Types one word nobody typed before. */
  readonly type: (writer: Writer) => void
  readonly saved: () => number
  /** Words that were called saved and are not in the text. */
  readonly missingIn: (text: string) => string[]
  readonly doubledIn: (text: string) => string[]
}

export const aLedger = (name: string): Ledger => {
  const all: string[] = []
  const saved = new Set<string>()
  const waiting = new Map<Writer, string[]>()
  const occurrences = (text: string, word: string) => text.split(word).length - 1
  const listen = (writer: Writer): string[] => {
    const words: string[] = []
    waiting.set(writer, words)
    writer.provider.on('unsyncedChanges', ({ number }: { number: number }) => {
      if (number === 0) for (const word of words.splice(0)) saved.add(word)
    })
    return words
  }
  return {
    type: (writer) => {
      const word = `<${name}${all.length}>`
      all.push(word)
      const words = waiting.get(writer) ?? listen(writer)
      words.push(word)
      writer.type(word)
    },
    saved: () => saved.size,
    missingIn: (text) => [...saved].filter((word) => occurrences(text, word) === 0),
    doubledIn: (text) => all.filter((word) => occurrences(text, word) > 1),
  }
}
