import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withoutJsonSchema } from './lean-zod.ts'

const file = join(import.meta.resolve('zod').replace('file://', ''), '../v4/classic/schemas.js')
const code = readFileSync(decodeURIComponent(file), 'utf8')

test('of zod’s schemas nothing is left that writes JSON Schema', () => {
  expect(code).toContain('processors.stringProcessor')
  const lean = withoutJsonSchema(code)
  expect(lean).not.toMatch(/processJSONSchema|processors\.\w+Processor/)
  expect(lean.match(/create\w*JSONSchemaMethod\(this/g)).toBeNull()
})

test('and nothing else is taken', () => {
  const lean = withoutJsonSchema(code)
  expect(lean).toContain('processors.aggregateChecks')
  expect(lean.match(/^export /gm)?.length).toBe(code.match(/^export /gm)?.length)
})
