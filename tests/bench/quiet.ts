import { pause } from '../harness/wait.ts'
import { machineTime, shareOfOthers } from './processes.ts'

/** Per cent of the machine that other programs may use before a figure says nothing. */
export const tolerable = 15
const tries = 2
const longestWait = 20_000

interface Disturbed {
  readonly others: number
}

/** Runs while the machine is calm, again when it was not, and answers the calmest run. */
export const undisturbed = async <Run extends Disturbed>(run: () => Promise<Run>): Promise<Run> => {
  await calm()
  let best = await run()
  for (let again = 1; again < tries && best.others > tolerable; again += 1) {
    await calm()
    const next = await run()
    if (next.others < best.others) best = next
  }
  return best
}

/** Waits for a second in which others do little; not for ever. */
const calm = async () => {
  const end = Date.now() + longestWait
  while (Date.now() < end) {
    const from = machineTime()
    await pause(1_000)
    if (shareOfOthers(from, machineTime(), 0) <= tolerable) return
  }
}
