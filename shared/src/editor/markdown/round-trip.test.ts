import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../from-markdown.ts'
import { nodeFromJson } from '../schema.ts'
import { anyDocument } from '../testing/document-arbitrary.ts'
import { toMarkdown } from '../to-markdown.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 200)
const seed = process.env.FUZZ_SEED ? { seed: Number(process.env.FUZZ_SEED) } : {}

describe('a document written as Markdown', () => {
  test('reads back as the same document', () => {
    fc.assert(
      fc.property(anyDocument, (json) => {
        const doc = nodeFromJson(json)
        const markdown = toMarkdown(json)
        const back = nodeFromJson(fromMarkdown(markdown))
        if (!back.eq(doc)) {
          expect(`${markdown}\n${back}`).toBe(`${markdown}\n${doc}`)
          expect(back.toJSON()).toEqual(doc.toJSON())
        }
      }),
      { numRuns: runs, ...seed },
    )
  }, 600_000)
})
