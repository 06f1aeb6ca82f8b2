import { mostReportWords, report } from '@chapterhouse/shared/publishing/report'
import { Refusal } from '@chapterhouse/shared/refusals'
import { type RequestHandler, type Response, Router, urlencoded } from 'express'
import { whenceOf } from '../../../kernel/client-address.ts'
import type { House } from '../../../kernel/desk.ts'
import { reading } from '../../../kernel/headers.ts'
import { sameSite } from '../../../kernel/same-site.ts'
import { openRate, type Throttle } from '../../../kernel/throttle.ts'
import { sendAbsent } from './absent.ts'
import type { Looks } from './looks.ts'
import { keepReport } from './lookup.ts'
import { type Draft, reportedPage, reportPage } from './report-page.ts'
import { type FindPlace, type Reported, textPlace, workPlace } from './reported.ts'
import { namesItsPlace } from './thanks.ts'

export interface ReportParts {
  readonly house: House
  readonly looks: () => Looks
}

interface Parts extends ReportParts {
  readonly find: FindPlace
  /** How many reports one address sends. */
  readonly pace: Throttle
  /** What one address reported of late: a second time it is not counted. */
  readonly known: Throttle
}

type Page = (reported: Reported, looks: Looks) => string

const show =
  (parts: Parts, page: Page): RequestHandler =>
  async (request, response) => {
    const { subject, reported } = await parts.find(parts.house.db, request.params.piece)
    if (!reported) return sendAbsent(parts, response, subject)
    send(response, 200, page(reported, parts.looks()))
  }

const send = (response: Response, status: number, html: string): void => {
  response.status(status).type('html').set('Cache-Control', 'no-store').send(html)
}

const fieldOf = (body: unknown, name: string): string => {
  const value: unknown = body && typeof body === 'object' ? Reflect.get(body, name) : undefined
  return typeof value === 'string' ? value : ''
}

const draftOf = (body: unknown, problem: string): Draft => ({
  reason: fieldOf(body, 'reason'),
  words: fieldOf(body, 'words'),
  problem,
})

/** Keeps a report, or shows the form again with what was written and what is wrong. */
const take =
  (parts: Parts): RequestHandler =>
  async (request, response) => {
    if (!namesItsPlace(request)) throw new Refusal('cross_site')
    const { house, find, looks, known, pace } = parts
    const { subject, reported } = await find(house.db, request.params.piece)
    if (!subject || !reported) return sendAbsent(parts, response, subject)
    const said = reported.words.report
    const again = (status: number, problem: string) =>
      send(response, status, reportPage(reported, looks(), draftOf(request.body, problem)))
    const sent = report.safeParse(request.body ?? {})
    if (!sent.success) {
      const isLong = sent.error.issues[0]?.path[0] === 'words'
      return again(400, isLong ? said.tooLong(mostReportWords) : said.noReason)
    }
    const address = whenceOf(request).ip ?? ''
    const name = `${address} ${reported.path}`
    if (known.wait(name) === 0) {
      const wait = pace.wait(address)
      if (wait > 0) return again(429, said.tooMany(Math.ceil(wait / 60)))
      pace.count(address)
      const kept = await keepReport(house.db, subject, sent.data)
      if (!kept) return sendAbsent(parts, response, subject)
      known.count(name)
    }
    response.redirect(303, `${reported.path}/reported`)
  }

const named =
  (path: string): RequestHandler =>
  (_request, response, next) => {
    response.locals.route = path
    response.set('Content-Security-Policy', reading)
    next()
  }

/** A form of these words, as browsers escape the longest of them. */
const form = urlencoded({ extended: false, limit: 32 * 1024, parameterLimit: 20 })

/** Where anybody says that something should not be public: a plain form, no account, no cookie. */
export const openReports = (given: ReportParts): Router => {
  const { clock, settings } = given.house
  const pace = openRate({ clock, tries: 5, per: 600 })
  const known = openRate({ clock, tries: 1, per: 24 * 3600 })
  const router = Router()
  const serve = (place: string, find: FindPlace): void => {
    const parts = { ...given, find, pace, known }
    const path = `/${place}/:piece/report`
    router.get(path, named(path), show(parts, reportPage))
    router.get(`${path}ed`, named(`${path}ed`), show(parts, reportedPage))
    router.post(path, named(path), sameSite(settings), form, take(parts))
  }
  serve('texts', textPlace)
  serve('works', workPlace)
  return router
}
