import { randomBytes } from 'node:crypto'
import { seatCrowd } from '../harness/crowd.ts'
import { addPage, doorOf, openDesk, signUpPerson } from '../harness/people.ts'
import type { Stack } from '../harness/stack.ts'
import { type Contestant, founderId, type Table } from './contestant.ts'
import type { SeatPlan } from './seat.ts'

export interface ChapterhouseParts {
  readonly name: string
  readonly stack: Stack
  /** How many people may sit at one table. */
  readonly people: number
  /** Through the api, which hands the socket over, as people come in; else straight to the collab-server. */
  readonly frontDoor: boolean
}

/** Our whole server: tickets, gate, journal, presence, each seat a person of its own. */
export const openChapterhouse = async ({
  name,
  stack,
  people,
  frontDoor,
}: ChapterhouseParts): Promise<Contestant> => {
  const owner = await signUpPerson(stack.origin, `Owner${randomBytes(3).toString('hex')}`)
  const desk = await openDesk(owner, name)
  const crowd = await seatCrowd(stack, desk, people)
  const collabUrl = frontDoor ? stack.collabUrl : stack.collabDirectUrl
  const newTable = async (): Promise<Table> => {
    const pageId = await addPage(owner, desk.projectId, 'A table')
    const seat = async (browser = owner.browser, clientId = founderId): Promise<SeatPlan> => {
      const { url, room, ticket: token } = await doorOf(browser, pageId, collabUrl).enter(clientId)
      return { protocol: 'hocuspocus', url, room, token, origin: stack.origin, clientId }
    }
    const seats = (ids: readonly number[]) =>
      Promise.all(ids.map((id, index) => seat(crowd[index % crowd.length], id)))
    return { founder: await seat(), seats }
  }
  const pids = () =>
    [frontDoor ? stack.api.pid : null, stack.collab.pid].filter((pid) => pid !== null)
  return {
    name,
    pids,
    durable: 'acknowledged',
    database: stack.database,
    newTable,
    commits: () => [],
    restart: async () => {
      await stack.collab.stop()
      await stack.collab.start()
    },
    close: async () => {},
  }
}
