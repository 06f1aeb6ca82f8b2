import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface House {
  readonly url: string
  readonly dataDir: string
  /** What it printed so far. */
  readonly said: () => string
  /** Ends it; what people wrote stays. */
  readonly close: () => Promise<void>
  /** Ends it and deletes what people wrote. */
  readonly stop: () => Promise<void>
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const answers = async (url: string) => {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

const until = async (holds: () => Promise<boolean>, ms: number, what: string) => {
  const end = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} took longer than ${ms / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

interface HousePlan {
  /** What follows `npm start --`. */
  readonly words?: readonly string[]
  /** An earlier house's. */
  readonly dataDir?: string
}

const emptyFolder = () => mkdtemp(join(tmpdir(), 'chapterhouse-e2e-'))

/** `npm start` as a stranger runs it, on a free port, with a data directory of its own unless given. */
export const openHouse = async ({ words = [], ...plan }: HousePlan = {}): Promise<House> => {
  const dataDir = plan.dataDir ?? (await emptyFolder())
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, ['start.mjs', ...words], {
    cwd: root,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  }
  const url = `http://127.0.0.1:${port}`
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const close = async () => {
    child.kill('SIGTERM')
    await ended
  }
  const stop = async () => {
    await close()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await until(
      async () => {
        if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
        return said.join('').includes('is open at') && answers(`${url}/readyz`)
      },
      180_000,
      'npm start',
    )
  } catch (cause) {
    await stop()
    throw new Error(`the house did not open:\n${said.join('')}`, { cause })
  }
  return { url, dataDir, said: () => said.join(''), close, stop }
}
