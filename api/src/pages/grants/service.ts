import type { PageId, UserId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import type { PageAccess } from '@chapterhouse/shared/pages/access'
import type { GivenPage, PageGrant } from '@chapterhouse/shared/pages/grants'
import { Refusal } from '@chapterhouse/shared/refusals'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow, found } from '../../kernel/allow.ts'
import { type Database, readsOf, type Tx } from '../../kernel/database.ts'
import { tell } from '../../kernel/notices.ts'
import { presentPerson } from '../../users/present.ts'
import { mayGive } from '../policy.ts'
import { factsOf } from '../present.ts'
import { loadPage } from '../service.ts'

interface Row {
  readonly user_id: UserId
  readonly display_name: string
  readonly email: string | null
  readonly access: PageAccess
  readonly granter_name: string | null
  readonly created_at: Date
}

const readGrants = (tx: Tx, pageId: PageId): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`select * from app.page_grants_of(${pageId}::uuid)`

const present = (row: Row): PageGrant => ({
  user: presentPerson(row.user_id, row.display_name),
  email: row.email,
  access: row.access,
  grantedBy: row.granter_name,
  createdAt: row.created_at.toISOString(),
})

/** Who has this page alone. Whoever has it so sees nobody: the others are the project's. */
export const listGrants = async (tx: Tx, actor: Actor, pageId: PageId): Promise<PageGrant[]> => {
  await loadPage(readsOf(tx), actor, pageId)
  return (await readGrants(tx, pageId)).map(present)
}

/** Pages that were given to the asker. */
export const listGiven = async (db: Database, actor: Actor): Promise<GivenPage[]> =>
  (await db.hot.givenPages(actor.userId)).map(({ granterName, createdAt, ...page }) => ({
    ...page,
    grantedBy: granterName,
    createdAt: createdAt.toISOString(),
  }))

/** One page and one person. */
export interface GrantKey {
  readonly pageId: PageId
  readonly userId: UserId
}

const loadManaged = async (tx: Tx, actor: Actor, pageId: PageId) => {
  const page = await loadPage(readsOf(tx), actor, pageId)
  allow(mayGive(factsOf(page)))
  return page
}

const grantOf = async (tx: Tx, { pageId, userId }: GrantKey): Promise<PageGrant> =>
  present(must((await readGrants(tx, pageId)).find((row) => row.user_id === userId)))

/** Gives the page to whoever has this address, or answers null when nobody does. */
export const givePage = async (
  tx: Tx,
  actor: Actor,
  what: { readonly pageId: PageId; readonly email: string; readonly access: PageAccess },
): Promise<PageGrant | null> => {
  const { pageId, email, access } = what
  await loadManaged(tx, actor, pageId)
  const [row] = await tx.$queryRaw<{ user_id: UserId; given: boolean }[]>`
    select * from app.grant_page(${pageId}::uuid, ${email}::citext, ${access}::link_access)`
  if (!row) return null
  if (!row.given) throw new Refusal('already_member')
  await announce(tx, actor, { pageId, userId: row.user_id, action: 'page.given' })
  return grantOf(tx, { pageId, userId: row.user_id })
}

export const changeGrant = async (
  tx: Tx,
  actor: Actor,
  { access, ...key }: GrantKey & { readonly access: PageAccess },
): Promise<PageGrant> => {
  await loadManaged(tx, actor, key.pageId)
  const { count } = await tx.pageGrant.updateMany({ where: key, data: { access } })
  found(count === 1 ? key : null)
  await announce(tx, actor, { ...key, action: 'page.given' })
  return grantOf(tx, key)
}

/** Takes the page back, or gives it up; the person's sockets close at once. */
export const takePage = async (tx: Tx, actor: Actor, key: GrantKey): Promise<void> => {
  const page = await loadPage(readsOf(tx), actor, key.pageId)
  allow(mayGive(factsOf(page)) || (page.given && key.userId === actor.userId))
  const { count } = await tx.pageGrant.deleteMany({ where: key })
  found(count === 1 ? key : null)
  await announce(tx, actor, { ...key, action: 'page.taken_back' })
}

/** What somebody may do in a live room changed: it is asked anew. */
const announce = async (tx: Tx, actor: Actor, event: GrantKey & { readonly action: string }) => {
  const { pageId, userId, action } = event
  await tell(tx, { kind: 'access-changed', pageId, userId })
  await record(tx, {
    category: 'AUDIT',
    action,
    actorId: actor.userId,
    resource: ['page', pageId],
    after: { userId },
  })
}
