import * as account from '@chapterhouse/shared/auth/account'
import * as contract from '@chapterhouse/shared/pages/contract'
import * as moves from '@chapterhouse/shared/pages/moves'
import { getPageFacts } from '@chapterhouse/shared/pages/properties'
import * as transfer from '@chapterhouse/shared/pages/transfer'
import { ticketKey } from '@chapterhouse/shared/sync/keys'
import { openPictures } from '../assets/pictures/service.ts'
import { answer, answerFile, answerPerson } from '../kernel/answer.ts'
import { type Area, type Desk, openDesk } from '../kernel/desk.ts'
import { demandRate, openRate } from '../kernel/throttle.ts'
import { openTurnstile } from '../kernel/turnstile.ts'
import type { Post } from '../mail/service.ts'
import { loadProject } from '../projects/service.ts'
import { restorePages, trashPages } from './bulk.ts'
import { changePage } from './change.ts'
import { copyPage } from './copy.ts'
import { createPage } from './create.ts'
import { entrantOf } from './entrant.ts'
import { readFacts } from './facts.ts'
import { fillPage } from './fill.ts'
import { answerGrants } from './grants/routes.ts'
import { packedHead, sendHead } from './head.ts'
import { answerHistory } from './history/routes.ts'
import { purgeTrash } from './jobs.ts'
import { answerLinks } from './links/routes.ts'
import { pageLook } from './look.ts'
import { movePages } from './moves.ts'
import { presentLine } from './present.ts'
import { forgetReports } from './publishing/forget-reports.ts'
import { openFronts } from './publishing/front/routes.ts'
import { publishPlanned } from './publishing/planned.ts'
import { answerPublishing } from './publishing/routes.ts'
import { answerReferences } from './references/routes.ts'
import * as service from './service.ts'
import { answerShelf } from './shelf/routes.ts'
import { issueTicket } from './ticket.ts'
import { exportAccount } from './transfer/account-export.ts'
import { exportPage, pressBusy, sendFile } from './transfer/export.ts'
import { importInto } from './transfer/import.ts'
import { importProject } from './transfer/import-project.ts'
import { importsBusy, importTree } from './transfer/import-tree.ts'
import type { TransferParts } from './transfer/parts.ts'
import { exportProject } from './transfer/project-export.ts'
import { openWorkshop } from './workshop/workshop.ts'

export interface PagesParts {
  readonly post: Post
}

export const pages =
  ({ post }: PagesParts): Area =>
  (house) => {
    const desk = openDesk(house)
    const workshop = openWorkshop({ benches: 2, waiting: 30, limit: 30_000 })
    house.closers.push(workshop.close)
    const { db, clock } = house
    house.jobs.push(purgeTrash(clock), publishPlanned({ db, clock, workshop, post }))
    house.jobs.push(forgetReports(clock))
    house.looks.push(pageLook({ db: house.db, workshop, identify: house.identify }))
    const press = openTurnstile({ atOnce: 1, waiting: 20, whenFull: pressBusy })
    const pictures = openPictures(house)
    const receiving = openTurnstile({ atOnce: 4, waiting: 40, whenFull: importsBusy })
    const imports = openRate({ clock: house.clock, tries: 60, per: 60 })
    const turnstiles = { press, receiving, imports }
    const parts = { db: house.db, clock: house.clock, workshop, pictures, ...turnstiles }
    answerTree(desk, parts)
    answerPages(desk, parts)
    answerMoves(desk, parts)
    answerTransfer(desk, parts)
    answerHistory(desk, parts)
    answerReferences(desk)
    answerGrants(desk)
    answerShelf(desk)
    answerLinks(desk)
    answerPublishing(desk, parts)
    house.fronts.push(openFronts(house, workshop))
    return desk
  }

const answerTree = (desk: Desk, parts: TransferParts): void => {
  const { db } = parts
  answerPerson(desk, contract.createPage, ({ actor, params, body }) =>
    createPage(parts, actor, { ...body, projectId: params.projectId }),
  )
  answerPerson(desk, contract.listPages, async ({ actor, params, query }) => {
    const project = await loadProject(db.hot, actor, params.projectId)
    // what is published of it is read at its front; titles of today are its members'
    if (project.role === null) return { items: [] }
    const inTrash = query.trash
    const rows = await db.hot.pages(actor.userId, project.id, { inTrash })
    return { items: rows.map((row) => presentLine(row, project.id)) }
  })
}

const answerPages = (desk: Desk, parts: TransferParts): void => {
  const { db, clock } = parts
  const key = ticketKey(desk.house.settings.appSecret)
  answerPerson(desk, contract.getPage, async ({ actor, params }) =>
    service.presentWithCreator(
      service.namesOf(db),
      await service.loadPage(db.hot, actor, params.pageId),
    ),
  )
  answerPerson(desk, getPageFacts, ({ actor, params }) => readFacts(parts, actor, params.pageId))
  answerPerson(desk, contract.changePage, ({ actor, params, body }) =>
    changePage(parts, actor, { id: params.pageId, changes: body }),
  )
  answer(desk, contract.deletePage, async ({ actor, tx, params }) => {
    await service.deletePage(tx, actor, params.pageId)
    return {}
  })
  answer(desk, contract.undeletePage, async ({ actor, tx, params }) => {
    await service.undeletePage(tx, actor, params.pageId)
    return service.answerPage(tx, actor, params.pageId)
  })
  answerFile(desk, contract.getHead, async ({ actor, params, request, response }) => {
    await service.loadPage(db.hot, actor, params.pageId)
    await sendHead(request, response, await packedHead(db, entrantOf(actor), params.pageId))
  })
  answerPerson(desk, contract.getTicket, ({ actor, params, body }) =>
    issueTicket({ db, clock, key }, entrantOf(actor), { ...body, pageId: params.pageId }),
  )
}

const answerMoves = (desk: Desk, parts: TransferParts): void => {
  answer(desk, moves.movePages, async ({ actor, tx, body }) => ({
    items: await movePages(tx, actor, body.moves),
  }))
  answerPerson(desk, moves.copyPage, ({ actor, params, body }) =>
    copyPage(parts, actor, { ...body, pageId: params.pageId }),
  )
  answerPerson(desk, moves.fillPage, ({ actor, params, body }) =>
    fillPage(parts, actor, { ...params, ...body }),
  )
  answer(desk, moves.trashPages, async ({ actor, tx, body }) => {
    await trashPages(tx, actor, body.pageIds)
    return {}
  })
  answer(desk, moves.restorePages, async ({ actor, tx, body }) => ({
    items: await restorePages(tx, actor, body.pageIds),
  }))
}

const answerTransfer = (desk: Desk, parts: TransferParts): void => {
  const { publicOrigin } = desk.house.settings
  const farewells = openRate({ clock: parts.clock, tries: 6, per: 3_600 })
  answerFile(desk, account.exportAccount, ({ actor, response }) => {
    demandRate(farewells, actor.userId)
    return exportAccount(parts, actor, response)
  })
  answerFile(desk, contract.exportPage, async ({ actor, params, query, request, response }) => {
    const origin = publicOrigin ?? `${request.protocol}://${request.get('host')}`
    const file = await exportPage(parts, actor, { ...params, ...query, origin })
    await sendFile(request, response, file)
  })
  answerPerson(desk, contract.importPage, ({ actor, params, body, request }) =>
    importInto(parts, actor, { ...params, body, request }),
  )
  answerPerson(desk, transfer.importIntoProject, ({ actor, params, request }) =>
    importTree(parts, actor, { ...params, request }),
  )
  answerPerson(desk, transfer.importProject, ({ actor, request }) =>
    importProject(parts, actor, request),
  )
  answerFile(desk, transfer.exportProject, ({ actor, params, response }) =>
    exportProject(parts, actor, { ...params, response }),
  )
}
