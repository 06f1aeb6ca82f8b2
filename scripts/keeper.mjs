import { Refusal } from './refusal.mjs'

// Milliseconds before the next try after so many failures in a row.
const DELAYS = [200, 500, 1_000, 2_000, 5_000, 10_000]
// One that ran this long was not failing: the next failure counts as the first.
const STEADY = 60_000
const LOOP = 5

/**
 * Keeps one thing running: begins it, and begins it again when it ends unasked, waiting longer after
 * each failure in a row. `begin` answers `{ exited, stop, lastWords? }`; the first beginning may throw.
 */
export async function keepRunning({ name, begin, say }) {
  const keeper = new Keeper({ name, begin, say })
  await keeper.open()
  return keeper
}

class Keeper {
  #plan
  #current
  #stopping
  #wake = () => {}
  /** Failures in a row; 0 while all is well. */
  failures = 0
  lastWords = ''

  constructor(plan) {
    this.#plan = plan
  }

  async open() {
    this.#current = await this.#plan.begin()
    this.#follow()
  }

  /** Ends it for good; `stop` of the thing gets the arguments. */
  stop(...how) {
    this.#stopping ??= this.#end(how)
    return this.#stopping
  }

  /** Ends it once, and lets it begin again at once; for a changed source file. */
  async restart() {
    const current = this.#current
    this.failures = -1
    await current?.stop()
  }

  async #end(how) {
    this.#wake()
    await this.#current?.stop(...how)
  }

  async #follow() {
    for (;;) {
      const begun = Date.now()
      const code = await this.#current.exited
      if (this.#stopping) return
      this.failures = Date.now() - begun > STEADY ? 1 : this.failures + 1
      if (this.failures > 0) this.#report(code)
      await this.#beginAgain()
      if (this.#stopping) return this.#current?.stop()
    }
  }

  async #beginAgain() {
    for (;;) {
      await this.#pause()
      if (this.#stopping) return
      try {
        this.#current = await this.#plan.begin()
        return
      } catch (error) {
        this.failures += 1
        this.lastWords = error.message
        this.#plan.say(`${this.#plan.name} does not start: ${error.message}`)
      }
    }
  }

  #report(code) {
    const { name, say } = this.#plan
    this.lastWords = this.#current.lastWords?.() ?? ''
    const why = this.lastWords ? `: ${this.lastWords}` : ''
    const how = code === -1 ? 'by a signal' : `code ${code}`
    // Said once and at the end of patience, not at each of the tries between.
    if (this.failures === 1) say(`${name} ended (${how})${why}; starting it again`)
    if (this.failures === LOOP)
      say(`${name} keeps failing${why}; it is tried again every ${DELAYS.at(-1) / 1000} s`)
  }

  #pause() {
    const delay = this.failures < 1 ? 0 : DELAYS[Math.min(this.failures, DELAYS.length) - 1]
    return /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        const timer = setTimeout(resolve, delay)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    )
  }
}

/** Refuses to wait for something that has failed `LOOP` times in a row. */
export function requireHealthy(keepers) {
  for (const keeper of keepers)
    if (keeper.failures >= LOOP)
      throw new Refusal(`Chapterhouse cannot start. ${keeper.lastWords}`.trim())
}
