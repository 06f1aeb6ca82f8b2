import { Socket } from 'node:net'
import { readEnvironment } from './environment.ts'
import { createCollabServer } from './server.ts'

/** Whatever hangs, the process is gone by then. */
const deadline = 12_000

const begin = async (): Promise<void> => {
  const server = await createCollabServer(readEnvironment(process.env))
  const end = () => {
    setTimeout(() => process.exit(1), deadline).unref()
    void server.stop().then((written) => process.exit(written ? 0 : 1))
  }
  process.on('message', (said, socket) => {
    if (socket instanceof Socket) server.adopt(said, socket)
  })
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  // the supervisor is gone
  process.on('disconnect', end)
  process.on('unhandledRejection', server.report)
  process.on('uncaughtException', (error) => {
    // what is in memory may be half done; the journal is not, and the supervisor starts us again
    server.report(error)
    end()
  })
  process.send?.({ type: 'ready', port: server.port })
  process.stdout.write(`${JSON.stringify({ type: 'ready', port: server.port })}\n`)
}

begin().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`collab-server: ${message}\n`)
  process.exit(1)
})
