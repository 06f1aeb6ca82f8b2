import { caretState, insertLetter } from '../../bench/frames.ts'
import type { Seat } from '../../bench/seat.ts'
import { type OpenPage, sitDown } from './contestant.ts'
import type { LongText } from './long-text.ts'

/** Each crowd types under ids of its own: a letter under a known id and clock is no news to anybody. */
let nextTypist = 1_000
const letters = 'the lamp turned over a slate sea '

export interface Typists {
  /** How many were sent away. */
  readonly stop: () => number
}

/** People elsewhere, each typing so many keys a second into a paragraph of their own, caret and all. */
export const typeElsewhere = async (
  { seat }: OpenPage,
  { places }: LongText,
  keysPerSecond: number,
): Promise<Typists> => {
  const firstTypist = nextTypist
  nextTypist += places.length
  const seats: Seat[] = []
  for (const index of seat ? places.keys() : []) {
    const one = await sitDown(() => seat?.(firstTypist + index, index))
    if (one) seats.push(one)
  }
  let keys = 0
  const key = () => {
    const index = keys % seats.length
    const clock = Math.floor(keys / seats.length)
    keys += 1
    const [one, text] = [seats[index], places[index]]
    if (!one || !text || one.closed !== null) return
    const client = firstTypist + index
    const letter = letters[clock % letters.length] ?? 'a'
    const after = clock === 0 ? null : clock - 1
    one.send(one.frames.update(insertLetter({ client, clock, after, text, letter })))
    one.send(one.frames.awareness(caretState(client, clock + 1, clock)))
  }
  const timer = seats.length > 0 ? setInterval(key, 1_000 / (keysPerSecond * seats.length)) : null
  return {
    stop: () => {
      if (timer) clearInterval(timer)
      const sentAway = seats.filter(({ closed }) => closed !== null).length
      for (const one of seats) one.close()
      return sentAway
    },
  }
}
