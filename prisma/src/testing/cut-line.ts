import { connect, createServer, type Server, type Socket } from 'node:net'
import { type Message, messages } from './wire.ts'

/**
 * How a line ends: the far side hangs up, the network resets it, or the server says first that it
 * must go (an administrator's command, 57P01).
 */
export const ends = ['end', 'reset', 'terminated'] as const
export type End = (typeof ends)[number]

/** Where a line ends: with the statement on its way, or with its answer. */
export interface Cut {
  /** Passes over whatever comes before this one. */
  readonly after?: RegExp
  readonly statement: RegExp
  /** `asked`: the statement never arrives. `answered`: it is done, and nobody hears of it. */
  readonly when: 'asked' | 'answered'
  readonly end: End
}

/** A line to PostgreSQL that ends exactly where a test says. */
export interface CutLine {
  readonly url: string
  /** Cuts once, where the next statement matches. */
  plan(cut: Cut): void
  /** Cuts whatever is open now. */
  cut(end: End): void
  /** The next connection is let in and told to go in one breath. */
  turnAway(): void
  /** Nobody listens any more. */
  close(): Promise<void>
}

interface Pair {
  readonly near: Socket
  readonly far: Socket
}

/** Opens a line to the database of that connection string, without encryption. */
export async function openCutLine(url: string): Promise<CutLine> {
  const target = new URL(url)
  const open = new Set<Pair>()
  const plans = noPlans()
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    const pair = { near, far }
    open.add(pair)
    for (const socket of [near, far]) {
      socket.on('error', () => {})
      socket.once('close', () => {
        open.delete(pair)
        near.destroy()
        far.destroy()
      })
    }
    join(pair, plans)
  })
  await listen(server)
  const { port } = server.address() as { port: number }
  const own = new URL(url)
  own.host = `127.0.0.1:${port}`
  return {
    url: own.toString(),
    plan: (cut) => {
      plans.cut = cut
    },
    cut: (end) => {
      for (const pair of open) finish(pair, end)
    },
    turnAway: () => {
      plans.turnAway = true
    },
    close: async () => {
      for (const { near } of open) near.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Plans {
  cut: Cut | null
  turnAway: boolean
}

const noPlans = (): Plans => ({ cut: null, turnAway: false })

function take(plans: Plans, statement: string): Cut | null {
  const { cut } = plans
  if (cut?.after) {
    const { after, ...rest } = cut
    if (after.test(statement)) plans.cut = rest
    return null
  }
  if (!cut?.statement.test(statement)) return null
  plans.cut = null
  return cut
}

const listen = (server: Server) =>
  new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

function join(pair: Pair, plans: Plans): void {
  const { near, far } = pair
  const read = messages({ hasStartup: true })
  let deaf: End | null = null
  near.on('data', (bytes: Buffer) => {
    for (const message of read(bytes)) {
      const cut = take(plans, statementOf(message))
      if (cut?.when === 'asked') return finish(pair, cut.end)
      deaf ??= cut?.end ?? null
      far.write(message.bytes)
    }
  })
  far.on('data', (bytes: Buffer) => {
    if (deaf) return finish(pair, deaf)
    if (!plans.turnAway || !isReady(bytes)) return near.write(bytes)
    plans.turnAway = false
    near.write(Buffer.concat([bytes, farewell()]))
    finish(pair, 'end')
  })
}

/** The text of a simple query or of one to be prepared; anything else asks nothing. */
function statementOf({ type, body }: Message): string {
  if (type === 'Q') return body.toString('utf8', 0, body.length - 1)
  if (type !== 'P') return ''
  const name = body.indexOf(0)
  return body.toString('utf8', name + 1, body.indexOf(0, name + 1))
}

function finish({ near, far }: Pair, end: End): void {
  far.destroy()
  if (end === 'reset') near.resetAndDestroy()
  else near.end(end === 'terminated' ? farewell() : '')
}

// ReadyForQuery, outside a transaction.
const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49])
const isReady = (bytes: Buffer) => bytes.subarray(-ready.length).equals(ready)

// ErrorResponse: fields of one letter and a text, each closed by a zero, and a zero at the end.
function farewell(): Buffer {
  const fields = [
    'SFATAL',
    'VFATAL',
    'C57P01',
    'Mterminating connection due to administrator command',
  ]
  const body = Buffer.from(`${fields.join('\0')}\0\0`)
  const head = Buffer.alloc(5, 'E')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
