import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { House } from '../house.ts'
import type { NewRow } from '../journal/row.ts'
import type { Room } from '../rooms/room.ts'
import { safely } from '../safe.ts'
import type { Decision } from './decide.ts'
import { rollUpPage } from './roll-up.ts'
import { type RollUpRules, rollUpRules } from './rules.ts'
import { RollUpSchedule } from './schedule.ts'
import { abandonedPages } from './sweep.ts'
import { mirrorTitle } from './title-mirror.ts'

/** What the server tells the part that keeps history. */
export interface History {
  readonly committed: (rows: readonly NewRow[]) => void
  readonly loaded: (room: Room) => void
  readonly unloaded: (room: Room) => void
  /** Rolls up what nobody did. */
  readonly sweep: () => Promise<void>
  readonly stop: () => Promise<void>
}

const noteSize = (house: House, pageId: PageId, decision: Decision | null): void => {
  const size = decision?.stateSize ?? null
  if (size === null) return
  for (const room of house.rooms.ofPage(pageId)) room.measured(size, 0)
  if (size > house.limits.documentWarning) house.log.warn({ pageId, size }, 'a page grows large')
}

/** Slices, states, versions, passages and titles: everything that is derived from the journal. */
export const createHistory = (house: House, given: Partial<RollUpRules> = {}): History => {
  const rules = { ...rollUpRules, ...given }
  const parts = { ...house, rules, now: house.clock.now }
  const onFailed = safely(house, 'rollUp')
  const run = async (pageId: PageId, atRest: boolean) => {
    const decision = await rollUpPage(parts, pageId, atRest)
    noteSize(house, pageId, decision)
    return decision
  }
  const schedule = new RollUpSchedule({ rules, run, onFailed })
  const isOpen = (pageId: PageId) => house.rooms.ofPage(pageId).length > 0
  const sweep = async () => {
    for (const pageId of await abandonedPages(house.pool, rules)) {
      await schedule.now(pageId, !isOpen(pageId))
    }
  }
  const timer = setInterval(() => void sweep().catch(onFailed), rules.sweep)
  return {
    committed: (rows) => schedule.touched(rows),
    loaded: (room) => mirrorTitle(house.pool, room, onFailed),
    unloaded: ({ page }) => {
      if (!isOpen(page.pageId)) schedule.left(page.pageId)
    },
    sweep,
    stop: async () => {
      clearInterval(timer)
      await schedule.stop()
    },
  }
}
