import { problem } from '@chapterhouse/shared/refusals'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from './testing/house.ts'
import { questions } from './testing/questions.ts'
import { openWorld, type World } from './testing/world.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())

// signing out and deleting would end the walk; they take no input but an id
const ends = new Set([
  'POST /auth/sign-out',
  'DELETE /projects/:projectId',
  'DELETE /pages/:pageId',
])
const asked = questions.filter(({ method, path }) => !ends.has(`${method} ${path}`))

const odd = fc.constantFrom(
  '',
  '\u0000',
  '\ud800',
  'a\u0000b',
  '../../etc/passwd',
  "' or 1=1 --",
  '%',
  '🎪'.repeat(50),
  'x'.repeat(400),
  '9'.repeat(40),
  'null',
  '__proto__',
)
const text = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 40 }))
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(text, text, { maxKeys: 3 }),
)
const names = [
  'title',
  'displayName',
  'email',
  'password',
  'currentPassword',
  'newPassword',
  'role',
  'userId',
  'parentId',
  'afterId',
  'editMode',
  'markdown',
  'mode',
  'label',
  'clientId',
  'schemaVersion',
  'kind',
  'visibility',
  'description',
  'theme',
  'invitation',
  'fileName',
  'moves',
  'pageIds',
  'to',
  'withSubpages',
  'properties',
  'language',
  'icon',
  'cover',
]
const known = fc.constantFrom<unknown>(
  'WRITING',
  'EDITOR',
  'LIVE',
  'append',
  'dark',
  'anna@example.org',
  1,
  'A title',
)
const body = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.dictionary(fc.constantFrom(...names), fc.oneof(value, known), { maxKeys: 6 }),
  },
  { weight: 1, arbitrary: value },
)
const query = fc.dictionary(fc.constantFrom('limit', 'cursor', 'trash', 'format', 'x'), text, {
  maxKeys: 3,
})

describe('whatever is sent', () => {
  it.each(asked.map((question) => [`${question.method} ${question.path}`, question] as const))(
    '%s answers a success or a refusal, never our mistake',
    async (_name, question) => {
      const own: Record<string, string> = { projectId: world.projectId, pageId: world.pageId }
      const probe = fc.record({ body, query, id: fc.option(text), form: fc.boolean() })
      await fc.assert(
        fc.asyncProperty(probe, async (sent) => {
          const path = question.path.replace(/:(\w+)/g, (_, name: string) =>
            encodeURIComponent((sent.id ?? own[name] ?? world.viewer.me.id).toWellFormed()),
          )
          const wellFormed = Object.entries(sent.query).map(([name, given]) => [
            name,
            given.toWellFormed(),
          ])
          const search = new URLSearchParams(wellFormed)
          const type = sent.form ? 'application/x-www-form-urlencoded' : 'application/json'
          const init = { method: question.method, headers: { 'content-type': type } }
          const carries = question.method !== 'GET' ? { body: JSON.stringify(sent.body) ?? '' } : {}
          const answer = await world.editor.send(`/api${path}?${search}`, { ...init, ...carries })
          if (answer.ok) return
          const { code } = problem.parse(await answer.json())
          expect([code, question.path]).not.toEqual(['internal', question.path])
          expect(answer.status).toBeLessThan(500)
        }),
        { seed: 4711, numRuns: 15 },
      )
    },
    60_000,
  )
})
