import * as contract from '@chapterhouse/shared/publishing/contract'
import * as front from '@chapterhouse/shared/publishing/front'
import { answer, answerPerson } from '../../kernel/answer.ts'
import type { Desk } from '../../kernel/desk.ts'
import { houseOrigin } from '../../kernel/house-origin.ts'
import { demandRate, openRate } from '../../kernel/throttle.ts'
import { cancelPlan, planPage } from './plan.ts'
import { changeFront, closeFront, openFront, readFront } from './project-front.ts'
import { listPublished } from './published-pages.ts'
import { type PublishingParts, publishPage, readPublication, unpublishPage } from './service.ts'

/** Publishing, for those who write: the world's side is `front/`. */
export const answerPublishing = (desk: Desk, parts: PublishingParts): void => {
  const { db, clock, settings } = desk.house
  const editions = openRate({ clock, tries: 30, per: 60 })
  answerPerson(desk, contract.getPublication, ({ actor, params }) =>
    readPublication(parts, actor, params.pageId),
  )
  answerPerson(desk, contract.publishPage, async ({ actor, params, body }) => {
    demandRate(editions, actor.userId)
    await publishPage(parts, actor, { ...params, ...body })
    return readPublication(parts, actor, params.pageId)
  })
  answerPerson(desk, contract.unpublishPage, async ({ actor, params }) => {
    await db.withUser(actor.userId, (tx) => unpublishPage(tx, actor, params.pageId))
    return readPublication(parts, actor, params.pageId)
  })
  answerPerson(desk, contract.planPublication, async ({ actor, params, body, request }) => {
    const [at, origin] = [new Date(body.at), houseOrigin(settings, request)]
    const wish = { ...params, ...body, at, origin, now: clock.now() }
    await db.withUser(actor.userId, (tx) => planPage(tx, actor, wish))
    return readPublication(parts, actor, params.pageId)
  })
  answerPerson(desk, contract.cancelPublication, async ({ actor, params }) => {
    await db.withUser(actor.userId, (tx) => cancelPlan(tx, actor, params.pageId))
    return readPublication(parts, actor, params.pageId)
  })
  answer(desk, contract.getProjectFront, ({ actor, tx, params }) =>
    readFront(tx, actor, params.projectId),
  )
  answer(desk, front.listPublishedPages, ({ actor, tx, params }) =>
    listPublished(tx, actor, params.projectId),
  )
  answer(desk, front.changeFront, async ({ actor, tx, params, body }) => {
    await changeFront(tx, actor, { ...params, ...body })
    return readFront(tx, actor, params.projectId)
  })
  answer(desk, contract.publishProject, async ({ actor, tx, params }) => {
    await openFront(tx, actor, params.projectId)
    return readFront(tx, actor, params.projectId)
  })
  answer(desk, contract.unpublishProject, async ({ actor, tx, params }) => {
    await closeFront(tx, actor, params.projectId)
    return readFront(tx, actor, params.projectId)
  })
}
