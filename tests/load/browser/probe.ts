import type { CDPSession, Page } from 'playwright-core'
import { percentile, round } from '../../harness/figures.ts'
import { type Random, randomFrom } from '../../harness/random.ts'
import { pause } from '../../harness/wait.ts'

/** What typing into the page felt like. */
export interface TypingFigures {
  /** Milliseconds from the key to the first task after the next rendering. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Share of the time the main thread was busy, in percent. */
  readonly busy: number
  readonly longTasks: number
  readonly fps: number
}

interface Seen {
  readonly latencies: number[]
  longTasks: number
  frames: number
}

declare global {
  // What the page notes while somebody types.
  var seen: Seen | undefined
}

/** Runs in the page. */
const watch = () => {
  const seen: Seen = { latencies: [], longTasks: 0, frames: 0 }
  globalThis.seen = seen
  new PerformanceObserver((list) => {
    seen.longTasks += list.getEntries().length
  }).observe({ type: 'longtask' })
  const count = () => {
    seen.frames += 1
    requestAnimationFrame(count)
  }
  requestAnimationFrame(count)
  const onKey = ({ timeStamp }: KeyboardEvent) => {
    let noted = false
    const note = () => {
      if (!noted) seen.latencies.push(performance.now() - timeStamp)
      noted = true
    }
    requestAnimationFrame(() => {
      // The task after the rendering; a task that waits longer than a frame is the queue's fault.
      const channel = new MessageChannel()
      channel.port1.onmessage = note
      channel.port2.postMessage(null)
      requestAnimationFrame(note)
    })
  }
  addEventListener('keydown', onKey, true)
}

const taskSeconds = async (session: CDPSession) => {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { task: of('TaskDuration'), at: of('Timestamp') }
}

/** Puts the caret into the middle of the text; before anything is slow, or a click may find no moment. */
export const toMiddle = async (page: Page, text: string): Promise<void> => {
  const blocks = page.locator(`${text} > p`)
  const middle = blocks.nth(Math.floor((await blocks.count()) / 2))
  await middle.evaluate((block) => block.scrollIntoView({ block: 'center' }))
  await pause(500)
  await middle.click()
}

const letters = 'the quick brown fox jumps over '

/** Presses keys in an open loop, 8 a second, not in step with the frames. */
const press = async (session: CDPSession, keys: number, random: Random): Promise<void> => {
  const start = performance.now()
  const sent: Promise<unknown>[] = []
  for (let key = 0; key < keys; key += 1) {
    await pause(Math.max(0, start + key * 125 + random.below(17) - performance.now()))
    const text = letters[key % letters.length] ?? 'a'
    const parts = { key: text, text, unmodifiedText: text }
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...parts }))
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text }))
  }
  await Promise.all(sent)
}

/** Types where the caret is and answers how that went. */
export const feelTyping = async (
  page: Page,
  { keys, slower }: { readonly keys: number; readonly slower: number },
): Promise<TypingFigures> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await press(session, 8, randomFrom(1))
  await page.evaluate(watch)
  const before = await taskSeconds(session)
  await press(session, keys, randomFrom(2))
  const after = await taskSeconds(session)
  const seen = await page.evaluate(() => globalThis.seen)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const seconds = after.at - before.at
  const latencies = seen?.latencies ?? []
  return {
    p50: round(percentile(latencies, 0.5), 1),
    p95: round(percentile(latencies, 0.95), 1),
    p99: round(percentile(latencies, 0.99), 1),
    busy: Math.round(((after.task - before.task) / seconds) * 100),
    longTasks: seen?.longTasks ?? 0,
    fps: Math.round((seen?.frames ?? 0) / seconds),
  }
}
