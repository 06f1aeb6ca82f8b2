import { createServer, type Server } from 'node:http'
import { roleUrl } from '@chapterhouse/prisma/roles'
import type { Express, Request, RequestHandler, Response } from 'express'
import { clientFiles } from './client-files.ts'
import type { Area, House } from './desk.ts'
import { docs } from './docs.ts'
import { type Channel, handOver } from './handover.ts'
import { askJournal, health } from './health.ts'
import { addressOf, openHttp } from './http.ts'
import { callable, type Job } from './job.ts'
import { openJobs } from './jobs.ts'
import { openMetrics } from './metrics.ts'
import { answerFailure, nothingHere, type Told } from './problem.ts'
import { sameSite } from './same-site.ts'
import { isLive, openTunnel } from './tunnel.ts'

/** The whole HTTP surface, not listening yet. */
export interface Api {
  readonly server: Server
  readonly jobs: readonly Job[]
  /** Begins to run jobs. Until then, and after `close`, other processes do. */
  readonly work: () => void
  /** Ends tunnels and background work, and waits for the answers under way. */
  readonly close: () => Promise<void>
}

/** Puts the areas behind one server, with the live rooms, the client and the documentation. */
export const openServer = (house: House, areas: readonly Area[], channel?: Channel): Api => {
  const { settings, log, db } = house
  const metrics = openMetrics()
  const app = openHttp({ settings, log, metrics })
  const from = addressOf(app)
  const tunnel = openTunnel({ target: settings.collabUrl, log, addressOf: from })
  const desks = areas.map((area) => area(house))
  house.jobs.splice(0, house.jobs.length, ...house.jobs.map(callable))

  app.use(health({ db, metrics, journalAnswers: askJournal(settings.collabUrl) }))
  app.use((request, response, next) =>
    isLive(request.url) ? tunnel.pipe(request, response, next) : next(),
  )
  app.use('/api', noStore, sameSite(settings))
  app.use('/api', docs(desks.flatMap((desk) => desk.questions)))
  for (const desk of desks) app.use('/api', desk.router)
  app.use('/api', nothingHere)
  for (const front of house.fronts) app.use(front)
  app.use(clientFiles(settings.clientDir, house.looks))
  app.use(nothingHere)

  const server = listenerOf(app, house)
  server.on('upgrade', channel ? handOver({ channel, addressOf: from }) : tunnel.upgrade)
  const url = () => roleUrl(settings.databaseUrl, 'jobs', settings.appSecret)
  const work = openJobs({ jobs: house.jobs, url, log, faults: house.faults, metrics })
  const closers = [...house.closers, work.close, async () => tunnel.close()]
  return { server, jobs: house.jobs, work: work.start, close: closerOf(server, closers) }
}

const listenerOf = (app: Express, told: Told): Server => {
  const limits = { requestTimeout: 120_000, headersTimeout: 20_000 }
  const server = createServer(limits, (request, response) => {
    // Express makes both its own before it first calls back
    const fail = (error: unknown) =>
      answerFailure(told, { error, request: request as Request, response: response as Response })
    app(request as Request, response as Response, fail)
  })
  // longer than the usual 60 s of a proxy, so that it is the proxy that lets go first
  server.keepAliveTimeout = 65_000
  return server
}

/** Stops taking requests, ends what runs for long, and waits for the rest a moment. */
const closerOf = (server: Server, closers: readonly (() => Promise<void>)[]) => async () => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  await Promise.all(closers.map((close) => close()))
  // what is still answering gets a moment; a stalled reader does not hold up the stop
  const force = setTimeout(() => server.closeAllConnections(), 2_000)
  await closed
  clearTimeout(force)
}

/** Answers are one person's: nothing on the way may keep them. */
const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store')
  next()
}
