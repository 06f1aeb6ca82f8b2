// Runs on our own Node: vite's development server, with api's addresses passed through to api.
import { createServer } from 'vite'
import { inRoot } from './root.mjs'

const { PORT, HOST, API_URL } = process.env
const target = { target: API_URL, ws: true, xfwd: true }
const PASSED_ON = [
  '/api',
  '/collab',
  '/yjs',
  '/healthz',
  '/readyz',
  '/metrics',
  '/dev/mailbox',
  '/s/',
]

const server = await createServer({
  root: inRoot('client'),
  configFile: inRoot('client', 'vite.config.ts'),
  clearScreen: false,
  server: {
    port: Number(PORT),
    host: HOST,
    strictPort: true,
    proxy: Object.fromEntries(PASSED_ON.map((path) => [path, target])),
  },
})
await server.listen()
process.once('SIGTERM', () => server.close().then(() => process.exit(0)))
