import { getSchema } from '@chapterhouse/shared/editor/schema'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import type { Desk, Person } from '../harness/people.ts'
import { randomFrom } from '../harness/random.ts'
import type { Stack } from '../harness/stack.ts'
import { type Scene, story } from '../harness/story.ts'
import { writing } from './acts.ts'
import { badDays } from './events.ts'

export interface ConvergencePlan {
  readonly stack: Stack
  readonly desk: Desk
  /** At least four; two to four of them take part. */
  readonly people: readonly Person[]
  readonly seed: number
  readonly steps: number
}

const stepsBetweenEvents = 12
const eventsBetweenQuiet = 4

/**
 * One seed: two to four people write at random, bad days happen, and at each quiet point every
 * replica, state + tail and the journal have one content hash. Throws at the first that has not.
 */
export const convergenceStory = async (plan: ConvergencePlan): Promise<{ quietPoints: number }> => {
  const { seed, stack, desk, people, steps } = plan
  const cast = people.slice(0, 2 + randomFrom(seed).branch('cast').below(3))
  let quietPoints = 0
  await story({ seed, stack, desk, people: cast }, async (scene) => {
    const { network, random, writers } = scene
    for (let done = 0, round = 1; done < steps; done += stepsBetweenEvents, round += 1) {
      network.misbehaves({ delayed: 0.3, delay: 40 })
      await writers.doAtRandom(writing, { times: Math.min(stepsBetweenEvents, steps - done) })
      await random.pick(badDays)(scene, random)
      if (round % eventsBetweenQuiet !== 0 && done + stepsBetweenEvents < steps) continue
      await writers.allAgree()
      demandSoundDocuments(scene)
      quietPoints += 1
    }
  })
  return { quietPoints }
}

/** What the editor would show is a valid document that says the same as the Yjs one. */
const demandSoundDocuments = ({ writers }: Scene) => {
  for (const { writer } of writers.all) {
    const content = writer.document.getXmlFragment(contentRoot)
    const shown = yXmlFragmentToProseMirrorRootNode(content, getSchema())
    shown.check()
  }
}
