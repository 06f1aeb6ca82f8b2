import * as Y from 'yjs'
import { spreadOf } from '../harness/figures.ts'
import { pause, until } from '../harness/wait.ts'
import { caretState, deleteLetter, insertLetter } from './frames.ts'
import { monotonic } from './monotonic.ts'
import { type Key, typing } from './rhythm.ts'
import { Seat, type SeatPlan } from './seat.ts'
import type { Edit, TypingDone, TypingPlan } from './typing-plan.ts'

// A process of its own: what the load costs must not count as the server's.

interface Typist {
  readonly seat: Seat
  readonly keys: Iterator<Key>
  readonly text: TypingPlan['texts'][number]
  /** Clocks of the letters that still stand. */
  readonly standing: number[]
  /** When each letter was due, by its clock. */
  readonly due: number[]
  readonly unacknowledged: number[]
  nextAt: number
  carets: number
}

class Typing {
  readonly #plan: TypingPlan
  readonly #typists: readonly Typist[]
  readonly #dueOf = new Map<number, number[]>()
  readonly #seen: number[] = []
  readonly #saved: number[] = []
  readonly #edits: Edit[] = []
  #from = Number.POSITIVE_INFINITY
  #to = Number.POSITIVE_INFINITY
  #all = 0

  constructor(plan: TypingPlan) {
    this.#plan = plan
    this.#typists = plan.seats.map((seat, index) => this.#sitDown(seat, index))
  }

  async run(): Promise<TypingDone> {
    const { warmSeconds, seconds, keysPerSecond } = this.#plan
    const what = 'everybody opening the page'
    await until(() => this.#typists.every(({ seat }) => seat.synced), { what, within: 30_000 })
    const period = 1000 / keysPerSecond
    const start = monotonic() + 50
    for (const [index, typist] of this.#typists.entries())
      typist.nextAt = start + (index / this.#typists.length) * period
    this.#from = start + warmSeconds * 1000
    this.#to = this.#from + seconds * 1000
    setTimeout(() => process.send?.({ kind: 'measuring' }), this.#from - monotonic())
    while (monotonic() < this.#to) {
      this.#typeWhatIsDue(period)
      await pause(1)
    }
    process.send?.({ kind: 'measured' })
    await this.#drain()
    return this.#done()
  }

  close() {
    for (const { seat } of this.#typists) seat.close()
  }

  #sitDown(plan: SeatPlan, index: number): Typist {
    const probe = index < this.#plan.probes
    const typist: Typist = {
      seat: new Seat(plan, {
        onSaved: () => this.#acknowledge(typist),
        ...(probe ? { onUpdate: (update: Uint8Array) => this.#see(plan.clientId, update) } : {}),
      }),
      keys: typing(this.#plan.seed + index),
      text: this.#plan.texts[index] ?? { client: 0, clock: 0 },
      standing: [],
      due: [],
      unacknowledged: [],
      nextAt: 0,
      carets: 0,
    }
    this.#dueOf.set(plan.clientId, typist.due)
    return typist
  }

  // Open loop: keys are due by the clock, so that a server that falls behind shows in the latency.
  #typeWhatIsDue(period: number) {
    const now = monotonic()
    for (const typist of this.#typists) {
      while (typist.nextAt <= now && typist.nextAt < this.#to) {
        this.#press(typist, typist.nextAt)
        typist.nextAt += period
      }
    }
  }

  #press(typist: Typist, due: number) {
    const { seat, standing } = typist
    const client = seat.plan.clientId
    const key = typist.keys.next().value as Key
    const last = standing.at(-1)
    const takesOut = key === 'backspace' && last !== undefined
    seat.send(seat.frames.update(takesOut ? this.#takeOut(typist) : this.#putIn(typist, key, due)))
    typist.unacknowledged.push(due)
    typist.carets += 1
    seat.send(seat.frames.awareness(caretState(client, typist.carets, typist.due.length)))
    this.#all += 1
  }

  #takeOut(typist: Typist): Uint8Array {
    return deleteLetter(typist.seat.plan.clientId, typist.standing.pop() ?? 0)
  }

  #putIn(typist: Typist, key: Key, due: number): Uint8Array {
    const clock = typist.due.length
    typist.due.push(due)
    typist.standing.push(clock)
    const client = typist.seat.plan.clientId
    if (due >= this.#from) this.#edits.push({ client, clock, at: due })
    const letter = key === 'backspace' ? 'x' : key
    const after = clock === 0 ? null : clock - 1
    return insertLetter({ client, clock, after, text: typist.text, letter })
  }

  #acknowledge(typist: Typist) {
    const due = typist.unacknowledged.shift()
    if (due !== undefined && due >= this.#from) this.#saved.push(monotonic() - due)
  }

  #see(self: number, update: Uint8Array) {
    const now = monotonic()
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      const due = id.client === self ? undefined : this.#dueOf.get(id.client)
      for (let clock = id.clock; due && clock < id.clock + length; clock += 1) {
        const at = due[clock] ?? 0
        if (at >= this.#from) this.#seen.push(now - at)
      }
    }
  }

  // Late deliveries count as latency, not as loss, for six seconds.
  async #drain() {
    const end = monotonic() + 6_000
    while (this.#seen.length < this.#expected && monotonic() < end) await pause(20)
  }

  get #expected() {
    const { probes } = this.#plan
    return this.#edits.length * probes * (1 - 1 / this.#typists.length)
  }

  #done(): TypingDone {
    const seats = this.#typists.map(({ seat }) => seat)
    return {
      kind: 'done',
      seen: spreadOf(this.#seen),
      saved: spreadOf(this.#saved),
      delivered: this.#seen.length / this.#expected,
      edits: this.#edits,
      allEdits: this.#all,
      bytesIn: seats.reduce((sum, seat) => sum + seat.bytesIn, 0),
      closed: seats.flatMap((seat) => (seat.closed === null ? [] : [seat.closed])),
    }
  }
}

// A seat's own paragraph starts empty, so its first letter has clock 0 only while the client id is
// new to the page; every run uses a page of its own.
process.channel?.ref()
process.once('message', async (plan: TypingPlan) => {
  const load = new Typing(plan)
  const done = await load.run()
  load.close()
  process.send?.(done, () => process.exit(0))
})
