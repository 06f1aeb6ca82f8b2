import type { PageId } from '@chapterhouse/shared/kernel/id'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { found } from '../../../kernel/allow.ts'
import { whenceOf } from '../../../kernel/client-address.ts'
import type { House } from '../../../kernel/desk.ts'
import { reading } from '../../../kernel/headers.ts'
import { houseOrigin } from '../../../kernel/house-origin.ts'
import type { Workshop } from '../../workshop/workshop.ts'
import { pageIn, projectIn, textPath, workPath } from '../address.ts'
import { sendAbsent } from './absent.ts'
import { type CardRack, openCardRack } from './cards.ts'
import { isCounted } from './counting.ts'
import { robots, sitemap } from './crawling.ts'
import { atomFeed } from './feed.ts'
import { type Looks, openLooks } from './looks.ts'
import * as lookup from './lookup.ts'
import { openPrintShop, type PrintShop, sendPrinted } from './printed.ts'
import type { Readings } from './readings.ts'
import { openReports } from './report.ts'
import { cardOfText, cardOfWork, sendCard } from './show-card.ts'
import { linkedPages } from './text.ts'
import { textPage } from './text-page.ts'
import { keepReadings, takeThanks } from './thanks.ts'
import { workPage } from './work-page.ts'

interface FrontParts {
  readonly house: House
  readonly workshop: Workshop
  readonly shop: PrintShop
  readonly looks: () => Looks
  readonly readings: Readings
  readonly rack: CardRack
}

/** Bytes of printed pages that are kept. */
const shelf = 32 * 1024 * 1024

/** What the world reads: whole pages of HTML that need no script, as fast as they can be handed out. */
export const openFronts = (house: House, workshop: Workshop): RequestHandler => {
  const looks = openLooks(house.settings.clientDir)
  const readings = keepReadings(house)
  const rack = openCardRack()
  const parts: FrontParts = { house, workshop, shop: openPrintShop(shelf), looks, readings, rack }
  const router = Router()
  const get = (path: string, show: Show) =>
    router.get(path, async (request, response) => {
      response.locals.route = path
      response.set('Content-Security-Policy', reading)
      await show(parts, request, response)
    })
  get('/texts/:piece', showText)
  router.post('/texts/:piece/like', ...takeThanks(house, readings))
  get('/works/:piece', showWork)
  router.use(openReports({ house, looks }))
  get('/works/:piece/feed.xml', showFeed)
  get('/texts/:piece/card.png', showTextCard)
  get('/works/:piece/card.png', showWorkCard)
  get('/sitemap.xml', showSitemap)
  get('/robots.txt', async (_, request, response) => {
    response.type('text/plain').send(robots(originOf(parts, request)))
  })
  return router
}

type Show = (parts: FrontParts, request: Request, response: Response) => Promise<void>

const originOf = ({ house }: FrontParts, request: Request): string =>
  houseOrigin(house.settings, request)

const showText: Show = async (parts, request, response) => {
  const { house, shop, looks } = parts
  const id = pageIn(request.params.piece)
  const line = id && (await lookup.findText(house.db, id))
  if (!line) return sendAbsent(parts, response, id && { page: id })
  const path = textPath(line.pageId, line.slug)
  if (request.path !== path) return response.redirect(301, path)
  const origin = originOf(parts, request)
  const state = [line.versionId, line.projectTitle, ...line.authors, origin, looks().style].join(
    ' ',
  )
  const printed = await shop.get(path, state, () => printText(parts, line, origin))
  sendPrinted(request, response.type('html'), printed)
  if (request.method === 'GET') await count(parts, request, line.pageId)
}

/** The text is on its way already: what goes wrong here is told to the log, and to nobody who reads. */
const count = async ({ house, readings }: FrontParts, request: Request, pageId: PageId) => {
  try {
    if (await isCounted(house, request)) readings.seen(pageId, whenceOf(request))
  } catch (error) {
    house.log.warn({ err: error }, 'a reader was not counted')
  }
}

const printText = async (
  { house, workshop, looks }: FrontParts,
  line: lookup.TextLine,
  origin: string,
): Promise<string> => {
  const { db } = house
  const content = found(await lookup.readText(db, line))
  const links = await lookup.findPaths(db, linkedPages(content).filter(isId))
  const paths = new Map(links.map(({ id, slug }) => [id, textPath(id, slug)]))
  const text = await workshop.run({ kind: 'set-text', content, paths })
  return textPage({ line, text, origin, looks: looks() })
}

const isId = (id: string): boolean => pageIn(id) === id

const findWork = async (parts: FrontParts, request: Request) => {
  const id = projectIn(request.params.piece)
  return { id, work: id && (await lookup.findWork(parts.house.db, id)) }
}

const showWork: Show = async (parts, request, response) => {
  const { house, shop, looks } = parts
  const { id, work } = await findWork(parts, request)
  if (!work) return sendAbsent(parts, response, id && { project: id })
  const path = workPath(work.id, work.title)
  if (request.path !== path) return response.redirect(301, path)
  const origin = originOf(parts, request)
  const state = [work.state, origin, looks().style].join(' ')
  const printed = await shop.get(path, state, async () => {
    const texts = await lookup.listTexts(house.db, work.id)
    return workPage({ work, texts, origin, looks: looks() })
  })
  sendPrinted(request, response.type('html'), printed)
}

const showFeed: Show = async (parts, request, response) => {
  const { house, shop } = parts
  const { id, work } = await findWork(parts, request)
  if (!work) return sendAbsent(parts, response, id && { project: id })
  const path = `${workPath(work.id, work.title)}/feed.xml`
  if (request.path !== path) return response.redirect(301, path)
  const origin = originOf(parts, request)
  const printed = await shop.get(path, `${work.state} ${origin}`, async () =>
    atomFeed({ work, texts: await lookup.listTexts(house.db, work.id), origin }),
  )
  sendPrinted(request, response.type('application/atom+xml'), printed)
}

const showTextCard: Show = async (parts, request, response) => {
  const id = pageIn(request.params.piece)
  const line = id && (await lookup.findText(parts.house.db, id))
  if (!line) return sendAbsent(parts, response, id && { page: id })
  await sendCard(parts.rack, cardOfText(line), { request, response })
}

const showWorkCard: Show = async (parts, request, response) => {
  const { id, work } = await findWork(parts, request)
  if (!work) return sendAbsent(parts, response, id && { project: id })
  await sendCard(parts.rack, cardOfWork(work), { request, response })
}

const showSitemap: Show = async (parts, request, response) => {
  const { db } = parts.house
  const origin = originOf(parts, request)
  // made anew at most once in ten minutes: nobody waits for a map
  const period = Math.floor(parts.house.clock.now() / 600_000)
  const printed = await parts.shop.get('/sitemap.xml', `${period} ${origin}`, async () => {
    const [texts, works] = await Promise.all([lookup.listAll(db), lookup.listWorks(db)])
    return sitemap({ origin, texts, works })
  })
  sendPrinted(request, response.type('application/xml'), printed)
}
