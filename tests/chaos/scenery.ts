import type { DatabasePlan } from '../harness/database.ts'
import { nextPage, openDeskFor, signUpPerson } from '../harness/people.ts'
import { openStack, type Stack } from '../harness/stack.ts'
import type { Scenery } from './targets.ts'

const names = ['Ada', 'Ben', 'Cleo', 'Dov', 'Eve']

/** A house with five people at one page. */
export const openScenery = async (plan: DatabasePlan = {}): Promise<Scenery> => {
  const stack = await openStack(plan)
  try {
    return await furnish(stack)
  } catch (error) {
    await stack.close()
    throw error
  }
}

const furnish = async (stack: Stack): Promise<Scenery> => {
  const people = await Promise.all(names.map((name) => signUpPerson(stack.origin, name)))
  return { stack, desk: await openDeskFor(people), people }
}

/** The same people at a fresh page, so that trials do not read each other's words. */
export const freshPage = async (scenery: Scenery): Promise<Scenery> => ({
  ...scenery,
  desk: await nextPage(scenery.desk),
})
