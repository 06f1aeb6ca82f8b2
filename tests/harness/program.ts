import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface ProgramPlan {
  /** Path of the entry file, absolute or below the checkout. */
  readonly entry: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Answers true once the program does its work. */
  readonly ready?: () => Promise<boolean>
}

/** What came through the channel, and the socket that came along. */
type Listener = (message: unknown, socket: unknown) => void

/** How many of its last lines a program's failure shows. */
const remembered = 40

/**
 * One of our programs as a process of its own, which can be killed and started again. It ends with
 * us: its channel closes when this process does, however that happens.
 */
export class Program {
  readonly #plan: ProgramPlan
  readonly #said: string[] = []
  #child: ChildProcess | null = null

  constructor(plan: ProgramPlan) {
    this.#plan = plan
  }

  get pid(): number | null {
    return this.#child?.pid ?? null
  }

  /** The process of the moment. */
  get child(): ChildProcess | null {
    return this.#child
  }

  get running(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** The last lines the program printed. */
  get said(): string {
    return this.#said.join('')
  }

  /** Starts the program and waits until it is ready. */
  async start(): Promise<void> {
    const { entry, args = [], env = {}, ready } = this.#plan
    const child = spawn(process.execPath, ['--import', leash, entry, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => this.#hear(chunk.toString()))
    }
    child.on('message', (message, socket) => this.#tell(message, socket))
    this.#child = child
    const end = performance.now() + 30_000
    while (ready && !(await ready())) {
      if (!this.running || performance.now() > end) throw new Error(this.#failure('did not start'))
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }

  readonly #listeners: Listener[] = []

  /** Hears what the program sends through its channel. */
  onMessage(listen: Listener): void {
    this.#listeners.push(listen)
  }

  send(message: object): void {
    this.#child?.send(message)
  }

  /** Sends a signal without waiting: a kill must not leave its victim time for anything. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal)
  }

  /** Resolves with the exit code, or -1 when a signal ended it. */
  async ended(): Promise<number> {
    const child = this.#child
    if (!child || !this.running) return child?.exitCode ?? -1
    return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)))
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.ended()
  }

  /** Asks the program to end, ends it after 20 s; answers the milliseconds it took. */
  async stop(): Promise<number> {
    const start = performance.now()
    this.signal('SIGTERM')
    const timer = setTimeout(() => this.signal('SIGKILL'), 20_000)
    await this.ended()
    clearTimeout(timer)
    return performance.now() - start
  }

  #tell(message: unknown, socket: unknown) {
    for (const listen of this.#listeners) listen(message, socket)
  }

  #hear(text: string) {
    this.#said.push(text)
    if (this.#said.length > remembered) this.#said.shift()
  }

  #failure(what: string) {
    return `${this.#plan.entry} ${what}:\n${this.said}`
  }
}

const leash = new URL('../../scripts/leash.mjs', import.meta.url).href

/** Whether an address answers with success. */
export const answers = async (url: string): Promise<boolean> => {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await reply.arrayBuffer()
    return reply.ok
  } catch {
    return false
  }
}
