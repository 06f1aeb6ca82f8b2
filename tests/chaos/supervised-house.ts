import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { descendantsOf, isAlive } from '../harness/descendants.ts'
import { freePort } from '../harness/port.ts'
import { answers, Program } from '../harness/program.ts'
import { timeUntil, until } from '../harness/wait.ts'

/** `npm start` as a stranger runs it, in a data directory of its own, to be killed and started again. */
export class SupervisedHouse {
  readonly origin: string
  readonly #dataDir: string
  readonly #program: Program

  private constructor(port: number, dataDir: string) {
    this.origin = `http://127.0.0.1:${port}`
    this.#dataDir = dataDir
    const env = { PORT: String(port), DATA_DIR: dataDir, HOST: '127.0.0.1', LOG_LEVEL: 'warn' }
    this.#program = new Program({ entry: 'start.mjs', env })
  }

  static async open(): Promise<SupervisedHouse> {
    const dataDir = mkdtempSync(join(tmpdir(), 'chapterhouse-supervised-'))
    const house = new SupervisedHouse(await freePort(), dataDir)
    await house.start()
    return house
  }

  async start(): Promise<void> {
    await this.#program.start()
    const ready = () => {
      if (!this.#program.running) throw new Error(`npm start ended:\n${this.#program.said}`)
      return answers(`${this.origin}/readyz`)
    }
    await until(ready, { what: 'npm start', within: 180_000, every: 100 })
  }

  /** Kills the supervisor and nothing else; answers who it leaves behind. */
  killSupervisor(): readonly number[] {
    const left = descendantsOf(this.#program.pid ?? 0)
    this.#program.signal('SIGKILL')
    return left
  }

  /** Milliseconds until nobody of those is left. */
  async nobodyLeft(pids: readonly number[], within: number): Promise<number> {
    const gone = () => !pids.some(isAlive)
    return timeUntil(gone, { what: 'everything left behind ending', within, every: 200 })
  }

  async close(): Promise<void> {
    const left = descendantsOf(this.#program.pid ?? 0)
    await this.#program.stop()
    await this.nobodyLeft(left, 25_000)
    rmSync(this.#dataDir, { recursive: true, force: true })
  }
}
