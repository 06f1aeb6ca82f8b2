import type { Random } from '../harness/random.ts'
import { pause } from '../harness/wait.ts'
import type { Writer } from '../harness/writer.ts'

/** Somebody who types on and on, whatever the house does, until told to stop. */
export interface Typing {
  /** Resolves at the end of the token that is being typed. */
  readonly stop: () => Promise<void>
}

export const keepTyping = (writer: Writer, random: Random, keyMs = 20): Typing => {
  let going = true
  const typing = (async () => {
    while (going) for (const _ of writer.keysOfNextToken()) await pause(random.below(keyMs))
  })()
  return {
    stop: async () => {
      going = false
      await typing
    },
  }
}
