import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'

/** Below this score (0–4) a password falls to fewer than about 10^8 guesses. */
const enough = 3

let scorer: ZxcvbnFactory | null = null
const score = (): ZxcvbnFactory => {
  // half a second and 30 MB of word lists: only when the first password is chosen
  scorer ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  })
  return scorer
}

export interface Judged {
  readonly strong: boolean
  /** What is wrong with it, in a sentence for the person; empty when strong. */
  readonly advice: string
}

/** Judges a new password offline; `known` are words an attacker would try first (name, address). */
export const judgePassword = (password: string, known: readonly string[]): Judged => {
  const words = known.flatMap(wordsOf)
  const result = score().check(password.slice(0, 100), words)
  if (result.score >= enough) return { strong: true, advice: '' }
  const { warning, suggestions } = result.feedback
  const advice = [warning, ...suggestions].filter(Boolean).join(' ')
  return { strong: false, advice: advice || 'Use a few unrelated words.' }
}

/** The text, what stands before an @, and every word. */
const wordsOf = (text: string): string[] =>
  [text, text.split('@')[0] ?? '', ...text.split(/[^\p{L}\p{N}]+/u)].filter(Boolean)
