import { changeMe } from '@chapterhouse/shared/users/contract'
import { admit, type Desk } from '../harness/people.ts'
import { expect, test, type Visitor } from './test.ts'
import { comeThrough, type Door, diagrams, doors } from './xss/doors.ts'
import { diagramPicture, texts } from './xss/payloads.ts'
import { type Audience, rooms } from './xss/rooms.ts'
import { dangersIn, type Sentinel, watch } from './xss/sentinel.ts'

const pairs = doors.reduce((sum, { payloads }) => sum + payloads.length, 0)

test('there are hundreds of attempts', () => expect(pairs).toBeGreaterThan(500))

/** What is dangerous in each place where it is seen. */
const dangersBehind = async (door: Door, desk: Desk, audience: Audience): Promise<string[]> => {
  const dangers: string[] = []
  for (const room of rooms) {
    const page = await room.enter(audience, desk, door)
    for (const danger of await dangersIn(page))
      dangers.push(`${door.name}, ${room.name}: ${danger}`)
  }
  return dangers
}

/** The screens around the text, which show titles and names. */
const dangersAround = async ({ projectId }: Desk, { writer, reader }: Audience) => {
  const dangers: string[] = []
  for (const address of ['/', `/projects/${projectId}?show=people`, `/projects/${projectId}/trash`])
    for (const page of [writer, reader]) {
      await page.goto(address)
      await expect(page.getByRole('heading').first()).toBeVisible()
      dangers.push(...(await dangersIn(page)).map((danger) => `${address}: ${danger}`))
    }
  return dangers
}

const withoutPlace = (stopped: string): string => stopped.split(' at ')[0] ?? ''

const diagramsLast = (one: Door): number => (one.name === diagrams ? 1 : -1)

interface Pair {
  readonly writer: Visitor
  readonly reader: Visitor
  readonly sentinels: readonly Sentinel[]
}

/** Two people with hostile names, who are watched. */
const comeIn = async (visitor: (name: string) => Promise<Visitor>, origin: string) => {
  const [writer, reader] = [await visitor('Mallory'), await visitor('Ben')]
  const displayName = '<img src=x onerror=alert(1)>'
  for (const { person } of [writer, reader])
    await person.browser.ask(changeMe, { body: { displayName } })
  const sentinels = [await watch(writer.context, origin), await watch(reader.context, origin)]
  return { writer, reader, sentinels } satisfies Pair
}

// The page's own policy would stop what we let through: here it must have nothing to do.
test.describe('without the policy of the page', () => {
  test.use({ contextOptions: { bypassCSP: true, serviceWorkers: 'block' } })

  test('the sentinel notices what runs, and the look what would', async ({ visitor, stack }) => {
    const { page, context } = await visitor('Mallory')
    const sentinel = await watch(context, stack.origin)
    await page.goto('/account')
    await page.evaluate((all) => {
      for (const html of all) document.body.insertAdjacentHTML('beforeend', html)
    }, texts)
    const dangers = await dangersIn(page)
    expect(dangers.length).toBeGreaterThan(30)
    await expect.poll(() => sentinel.seen.join()).toContain('a dialog')
    expect(sentinel.seen.join()).toContain('a request to https://evil.example')
  })

  test('nothing runs, whatever comes in, wherever it is shown', async ({
    visitor,
    desk,
    stack,
  }) => {
    const { writer, reader, sentinels } = await comeIn(visitor, stack.origin)
    const here = await desk(writer)
    await admit(here, reader.person, 'VIEWER')
    const audience = { writer: writer.page, reader: reader.page }
    const dangers: string[] = []
    for (const door of doors) {
      const through = await comeThrough(door, { stack, desk: here, page: writer.page })
      dangers.push(...(await dangersBehind(door, through, audience)))
    }
    dangers.push(...(await dangersAround(here, audience)))
    expect([...new Set(dangers)].join('\n')).toBe('')
    const seen = sentinels.flatMap((one) => one.seen)
    expect(seen.filter((what) => what !== `a request to ${diagramPicture}`).join('\n')).toBe('')
  })
})

/** Zod asks once whether it may compile. */
const usual = ['script-src eval']
/**
 * Mermaid reads markup in a document that runs nothing, fetches the pictures of shapes, and has the
 * browser look for a `blob:` that a diagram names (no script asks for it). The policy stops all three.
 */
const ofDiagrams = ['script-src-attr inline', `img-src ${diagramPicture}`, 'connect-src blob']

// Without the worker, which would answer for the pages that stand alone.
test.describe('with the policy of the page', () => {
  test.use({ contextOptions: { serviceWorkers: 'block' } })

  test('it has no script to stop', async ({ visitor, desk, stack }) => {
    const { writer, reader, sentinels } = await comeIn(visitor, stack.origin)
    const here = await desk(writer)
    await admit(here, reader.person, 'VIEWER')
    const audience = { writer: writer.page, reader: reader.page }
    // Diagrams last: what they have stopped is known.
    for (const door of doors.filter(({ forged }) => forged).toSorted(diagramsLast)) {
      const through = await comeThrough(door, { stack, desk: here, page: writer.page })
      await dangersBehind(door, through, audience)
      const stopped = new Set(sentinels.flatMap((one) => one.stopped.map(withoutPlace)))
      const known = door.name === diagrams ? [...usual, ...ofDiagrams] : usual
      expect([...stopped].filter((what) => !known.includes(what))).toEqual([])
    }
    expect(sentinels.flatMap(({ seen }) => seen)).toEqual([])
  })
})
