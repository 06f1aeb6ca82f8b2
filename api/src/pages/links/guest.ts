import type { HotPage } from '@chapterhouse/prisma/hot'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import { found } from '../../kernel/allow.ts'
import type { Database } from '../../kernel/database.ts'
import type { Pass } from '../../kernel/passes.ts'
import type { Entrant } from '../entrant.ts'
import { canOf } from '../policy.ts'
import { factsOf, presentPage } from '../present.ts'
import type { Caller } from './door.ts'

/** Somebody behind a link: by the name on their pass, or as the person who is signed in. */
export type Guest = Entrant & { readonly link: NonNullable<Entrant['link']> }

/** The guest of this link, or a refusal: they have not been through its door. */
export const guestAt = async (db: Database, caller: Caller, linkId: string): Promise<Guest> => {
  const pass: Pass | undefined = caller.passes.find((one) => one.linkId === linkId)
  if (!pass) throw new Refusal('forbidden', { detail: 'Come in through the link first' })
  const place = await db.hot.linkPlace(linkId)
  if (!place) throw new Refusal('gone', { detail: 'This link was disabled or has expired' })
  if (place.guestNames === 'SIGN_IN' && !caller.actor) throw new Refusal('forbidden')
  const { userId = null, sessionId = null } = caller.actor ?? {}
  return { userId, sessionId, link: { id: linkId, name: pass.name } }
}

export const loadLinkedPage = async (db: Database, { link }: Guest, id: PageId) =>
  found(await db.hot.linkPage(link.id, id))

const nothingElse = Object.fromEntries(
  Object.keys(canOf({ caps: [], editMode: 'LIVE', trashed: false, given: false })).map((act) => [
    act,
    false,
  ]),
) as Page['can']

/** As guests see it: they read, and perhaps write; the rest is the members'. */
export const presentLinkedPage = (row: HotPage): Page => ({
  ...presentPage(row, null),
  parentId: null,
  can: { ...nothingElse, write: canOf(factsOf(row)).write },
})
