import { type Agreement, waitForAgreement } from './checker.ts'
import { Network } from './network.ts'
import { type Desk, doorOf, nextPage, type Person } from './people.ts'
import { type Random, randomFrom } from './random.ts'
import type { Stack } from './stack.ts'
import { pause } from './wait.ts'
import { Writer } from './writer.ts'

/** Something one person does to the text of one tab. */
export type Act = (tab: Pick<Writer, 'edit'>, random: Random) => void

/** Something that happens to the house. */
export type Event = (scene: Scene, random: Random) => Promise<void>

export interface Scene {
  readonly stack: Stack
  readonly desk: Desk
  readonly random: Random
  readonly network: Network
  readonly writers: Company
}

export interface StoryPlan {
  readonly seed: number
  readonly stack: Stack
  /** The story gets a page of its own there. */
  readonly desk: Desk
  /** Those of the desk who take part; the first one owns it. */
  readonly people: readonly Person[]
}

/** The people of one story, each with an open tab. */
export class Company {
  readonly all: readonly Seated[]
  readonly #scene: () => Scene

  constructor(all: readonly Seated[], scene: () => Scene) {
    this.all = all
    this.#scene = scene
  }

  /** Anybody who may write does any of the acts, `times` times, with short breaths in between. */
  async doAtRandom(acts: readonly Act[], { times }: { readonly times: number }): Promise<void> {
    const { random } = this.#scene()
    for (let time = 0; time < times; time += 1) {
      const { writer } = random.pick(this.all)
      if (writer.mayWrite) random.pick(acts)(writer, random)
      if (random.chance(0.3)) await pause(random.below(25))
    }
  }

  /** Everybody on line with the same text, and the database with them. Throws when they do not agree. */
  async allAgree(): Promise<Agreement> {
    const { stack, desk, network } = this.#scene()
    network.settles()
    const tabs = this.all.map(({ writer }) => writer)
    for (const writer of tabs) if (!writer.connected) await writer.connect()
    const agreement = await waitForAgreement(tabs, stack.database, desk.pageId)
    if (!agreement.agreed) {
      const stand = tabs.map((tab) => tab.inWords).join(', ')
      throw new Error(`no agreement (${stand}): ${agreement.difference}`)
    }
    return agreement
  }

  close(): void {
    for (const { writer } of this.all) writer.close()
  }
}

/** A person at a desk. */
export interface Seated {
  readonly person: Person
  readonly writer: Writer
}

/** Sets the scene for one seed, tells the story, and clears up. */
export const story = async (
  plan: StoryPlan,
  tell: (scene: Scene) => Promise<void>,
): Promise<void> => {
  const { seed, stack, people } = plan
  const random = randomFrom(seed)
  const desk = await nextPage(plan.desk, `Seed ${seed}`)
  const network = new Network(random.branch('network'))
  const all = await Promise.all(
    people.map((person, at) => seat({ stack, desk, random, network, person, at })),
  )
  const scene: Scene = { stack, desk, random, network, writers: new Company(all, () => scene) }
  try {
    await tell(scene)
  } finally {
    scene.writers.close()
  }
}

interface SeatParts {
  readonly stack: Stack
  readonly desk: Desk
  readonly random: Random
  readonly network: Network
  readonly person: Person
  readonly at: number
}

const seat = async ({ stack, desk, random, network, person, at }: SeatParts): Promise<Seated> => {
  const door = doorOf(person.browser, desk.pageId, stack.collabUrl)
  const returns = at % 2 === 0 ? 'fresh' : 'stock'
  const name = `w${at}`
  const writer = await Writer.open({
    name,
    door,
    delay: network.delay,
    random: random.branch(`line of ${name}`),
    returns,
  })
  return { person, writer }
}
