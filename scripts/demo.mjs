import { exitOf, startProgram } from './child.mjs'
import { step } from './progress.mjs'
import { Refusal } from './refusal.mjs'
import { inRoot } from './root.mjs'
import { localAddress } from './settings.mjs'

/** Fills the open house with the demo world, by the same questions and sockets that browsers use. */
export function fillDemo(settings) {
  const env = { ...settings, BASE_URL: localAddress(settings) }
  return step('Filling the house with the demo world', async () => {
    const code = await exitOf(startProgram(inRoot('api', 'src', 'demo', 'main.ts'), { env }))
    if (code !== 0)
      throw new Refusal('The demo world could not be made; what went wrong is said above.')
  })
}
