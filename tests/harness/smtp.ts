import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'

/** What the server does with one mail. */
export type Manner =
  | 'takes'
  /** Says *later* to the recipient. */
  | 'greylists'
  /** Says *never* to the recipient. */
  | 'refuses'
  /** Hangs up in the middle of the text. */
  | 'drops'
  /** Takes the mail and hangs up before it says so. */
  | 'forgets to say so'
  /** Says so only after a while. */
  | 'is slow'

export interface Received {
  readonly to: string
  /** Headers and bodies, as they came. */
  readonly text: string
}

/** A real mail server on a free port of this machine. */
export interface MailServer {
  readonly url: string
  /** Mails it said yes to. */
  readonly acknowledged: Received[]
  /** How it treats the next mails, one after the other; afterwards it takes them. */
  readonly will: (...manners: readonly Manner[]) => void
  readonly close: () => Promise<void>
}

const said = (words: string, responseCode: number) =>
  Object.assign(new Error(words), { responseCode })

const textOf = async (stream: SMTPServerDataStream): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString()
}

const addresseeOf = ({ envelope }: SMTPServerSession): string => envelope.rcptTo[0]?.address ?? ''

export const openMailServer = async (port = 0): Promise<MailServer> => {
  const acknowledged: Received[] = []
  const plan: Manner[] = []
  const manners = new Map<string, Manner>()
  const cut = (session: SMTPServerSession) => {
    for (const connection of server.connections) {
      if (connection.session === session) connection.close()
    }
  }
  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const manner = manners.get(session.id) ?? 'takes'
    if (manner === 'drops') return cut(session)
    const text = await textOf(stream)
    if (manner === 'forgets to say so') return cut(session)
    if (manner === 'is slow') await new Promise((resolve) => setTimeout(resolve, 1_500))
    acknowledged.push({ to: addresseeOf(session), text })
    return true
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, session, done) => {
      const manner = plan.shift() ?? 'takes'
      manners.set(session.id, manner)
      if (manner === 'greylists') return done(said('Try again later', 451))
      if (manner === 'refuses') return done(said('No such person', 550))
      return done()
    },
    onData: (stream, session, done) => {
      take(stream, session).then((isTaken) => isTaken && done(), done)
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: at } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${at}`,
    acknowledged,
    will: (...next) => void plan.push(...next),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
