import { garden } from './garden.ts'
import { saltRoad } from './salt-road.ts'
import type { DemoProject } from './story.ts'

/** All that the demo has. */
export const world: readonly DemoProject[] = [saltRoad, garden]
