import { admit, doorOf, openDesk, signUpPerson } from '../harness/people.ts'
import { auditTokens } from '../harness/tokens.ts'
import { Writer } from '../harness/writer.ts'
import { type Audit, type CrashTarget, crash } from './crash.ts'
import type { DoorPlan } from './crowd-plan.ts'
import type { Outcome } from './outcome.ts'
import { SupervisedHouse } from './supervised-house.ts'

/** How long anything may outlive a killed supervisor. */
const nobodyAfter = 20_000

export interface SupervisorPlan {
  readonly times: number
  readonly seed: number
  readonly note?: (line: string) => void
}

/** kill -9 of the start command: nothing is left running, the next start works, nothing saved is lost. */
export const supervisorCrash = async (plan: SupervisorPlan): Promise<Outcome> => {
  const house = await SupervisedHouse.open()
  try {
    const endings: number[] = []
    const result = await crash(await targetOf(house, endings), plan)
    const { saved, lost, doubled } = result
    return {
      trial: `kill -9 of npm start ×${plan.times}`,
      result: lost.length + doubled.length === 0 ? 'passed' : 'failed',
      saved,
      lost: lost.length,
      doubled: doubled.length,
      note: `nothing left running after ${(Math.max(...endings) / 1000).toFixed(1)} s at most`,
    }
  } finally {
    await house.close()
  }
}

const targetOf = async (house: SupervisedHouse, endings: number[]): Promise<CrashTarget> => {
  const { origin } = house
  const collabUrl = origin.replace('http', 'ws')
  const [owner, guest] = [await signUpPerson(origin, 'Ada'), await signUpPerson(origin, 'Ben')]
  const desk = await openDesk(owner)
  await admit(desk, guest)
  const doors = [owner, owner, owner, guest, guest].map(
    ({ browser }): DoorPlan => ({
      kind: 'house',
      origin,
      cookie: browser.cookie,
      pageId: desk.pageId,
      collabUrl,
    }),
  )
  let left: readonly number[] = []
  const audit = async (saved: readonly string[]): Promise<Audit> => {
    const door = doorOf(owner.browser, desk.pageId, collabUrl)
    const visitor = await Writer.open({ name: 'visitor', door })
    const found = auditTokens(saved, visitor.text)
    visitor.close()
    return found
  }
  return {
    name: 'kill -9 of npm start',
    doors,
    kill: () => {
      left = house.killSupervisor()
    },
    recover: async () => {
      endings.push(await house.nobodyLeft(left, nobodyAfter))
      await house.start()
    },
    audit,
  }
}
