import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/prose.css'
import './ui/prose-parts.css'
import './ui/first-look.css'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { askAhead, fetchAhead } from './app/fetch-ahead.ts'
import { Providers } from './app/providers.tsx'
import { Screens } from './app/router.tsx'
import { keepQueries, recall } from './kernel/keep-queries.ts'
import { makeQueryClient } from './kernel/query-client.ts'
import { watchNetwork } from './kernel/reach.ts'
import { directionOfSpoken, spoken } from './messages/language.ts'
import { registerWorker } from './worker/register.ts'
import { reloadOnStaleFiles } from './worker/stale-files.ts'

/** Milliseconds in which a first drawing with everything beats one with frames to be filled. */
const patience = 1_500

const atMost = (wait: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((done) => setTimeout(done, wait))])

/**
 * In this order: what was kept is read before anything is drawn, so that a start without a network shows
 * the last state at once; the worker comes last, because it competes for the line.
 */
const start = async (root: HTMLElement) => {
  document.documentElement.lang = spoken
  document.documentElement.dir = directionOfSpoken
  reloadOnStaleFiles()
  const parts = fetchAhead(location.pathname)
  const client = makeQueryClient()
  await recall(client)
  keepQueries(client)
  watchNetwork()
  await atMost(patience, Promise.all([parts, askAhead(client, location.pathname)]))
  createRoot(root).render(
    <Providers client={client}>
      <BrowserRouter>
        <Screens />
      </BrowserRouter>
    </Providers>,
  )
  await registerWorker()
}

/** The program may be here before the page that holds it has been read to its root. */
const begin = () => {
  const root = document.getElementById('root')
  if (root) void start(root)
  else document.addEventListener('DOMContentLoaded', begin, { once: true })
}

begin()
