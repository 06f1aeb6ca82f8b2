import type { CloseReason } from '@chapterhouse/shared/sync/close-codes'
import type { Notice } from '@chapterhouse/shared/sync/notices'
import type { House } from '../house.ts'
import { safely } from '../safe.ts'
import type { Member, Sessions } from '../session/sessions.ts'
import { isMeant, projectOf, whoseAccessChanged } from './access.ts'

export interface Watch {
  readonly onNotice: (said: Notice) => void
  /** Asks the database about every socket, and every room for what others wrote. */
  readonly lookAtAll: () => Promise<void>
}

const leave = (members: readonly Member[], reason: CloseReason): void => {
  for (const { session } of members) void session.leave(reason)
}

const ofPage = (sessions: Sessions, pageId: string): Member[] =>
  sessions.members().filter(({ claims }) => claims.pageId === pageId)

/** Does what the api's notices ask for, and does not depend on any of them arriving. */
export const createWatch = (house: House, sessions: Sessions): Watch => {
  const catchUp = (pageId: string) => {
    for (const room of house.rooms.ofPage(pageId)) {
      house.catchUp(room).catch(safely(house, 'catchUp'))
    }
  }
  const onNotice = (said: Notice) => {
    switch (said.kind) {
      case 'access-changed': {
        const meant = sessions.members().filter((one) => isMeant(said, one.claims, projectOf(one)))
        return leave(meant, 'accessChanged')
      }
      case 'journal-written':
        // rows of a draft change no page
        return said.contributionId === undefined ? catchUp(said.pageId) : undefined
      case 'page-purged':
        return leave(ofPage(sessions, said.pageId), 'noAccess')
      case 'epoch-raised': {
        const older = ofPage(sessions, said.pageId).filter(
          ({ claims }) => claims.epoch < said.epoch,
        )
        return leave(older, 'replaced')
      }
      case 'schema-raised': {
        const isOlder = ({ claims }: Member) => claims.schemaVersion < said.schemaVersion
        return leave(ofPage(sessions, said.pageId).filter(isOlder), 'oldSchema')
      }
    }
  }
  const lookAtAll = async (): Promise<void> => {
    const rooms = house.rooms.all().map((room) => house.catchUp(room))
    const changed = whoseAccessChanged(house.pool, sessions.members())
    leave(await changed, 'accessChanged')
    await Promise.all(rooms)
  }
  return { onNotice, lookAtAll }
}
