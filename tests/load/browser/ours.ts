import type { SeatPlan } from '../../bench/seat.ts'
import { seatCrowd } from '../../harness/crowd.ts'
import { addPage, doorOf, openDesk, signUpPerson } from '../../harness/people.ts'
import type { Stack } from '../../harness/stack.ts'
import { until } from '../../harness/wait.ts'
import { type Contestant, write } from './contestant.ts'

const people = 40

/** A page that has grown old is rolled up long before somebody comes to it. */
const rolledUp = (stack: Stack, pageId: string) =>
  until(
    async () => {
      const sql = 'select count(*)::int as waiting from page_updates where page_id = $1'
      const [row] = await stack.database.ask<{ waiting: number }>(sql, [pageId])
      return row?.waiting === 0
    },
    { what: 'the roll-up', within: 60_000, every: 250 },
  )

/** The whole product: api, collab-server, PostgreSQL, and its web client as it is built. */
export const ours = async (stack: Stack): Promise<Contestant> => {
  const owner = await signUpPerson(stack.origin, 'Reader')
  const desk = await openDesk(owner)
  const crowd = await seatCrowd(stack, desk, people)
  return {
    name: 'Chapterhouse',
    close: async () => {},
    open: async (text) => {
      const pageId = await addPage(owner, desk.projectId, 'A long page')
      const seat = async (clientId: number, index: number): Promise<SeatPlan> => {
        const browser = crowd[index % crowd.length] ?? owner.browser
        const door = doorOf(browser, pageId, stack.collabUrl)
        const { url, room, ticket: token } = await door.enter(clientId)
        return { protocol: 'hocuspocus', url, room, token, origin: stack.origin, clientId }
      }
      const author = await write(text, seat)
      author?.close()
      await rolledUp(stack, pageId)
      const url = `${stack.origin}/p/${pageId}`
      return { url, cookies: [owner.browser.session], text: '.page-text.ProseMirror', seat }
    },
  }
}
