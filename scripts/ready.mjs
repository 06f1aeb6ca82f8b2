import { requireHealthy } from './keeper.mjs'
import { Refusal } from './refusal.mjs'

const PATIENCE = 120_000
const EVERY = 100

/** Waits until the house answers on /readyz; refuses when a server keeps failing meanwhile. */
export async function waitUntilReady(address, keepers) {
  const deadline = Date.now() + PATIENCE
  while (!(await isReady(address))) {
    requireHealthy(keepers)
    if (Date.now() > deadline)
      throw new Refusal(
        `Chapterhouse does not answer at ${address}/readyz after ${PATIENCE / 1000} s; see the logs.`,
      )
    await new Promise((resolve) => setTimeout(resolve, EVERY))
  }
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
