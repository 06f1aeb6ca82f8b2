import type { Plugin } from 'vite'

const isSchemas = /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/

/**
 * zod's schemas without their way into JSON Schema, which only the api writes: a tenth of the first
 * screen's own bytes, and nothing of it can be left out by who imports zod.
 */
export const withoutJsonSchema = (code: string): string =>
  code
    .replace(/^\s*inst\._zod\.processJSONSchema = .*;$/gm, '')
    .replace(/createStandardJSONSchemaMethod\(this, "(input|output)"\)/g, 'undefined')
    .replace(/createToJSONSchemaMethod\(this, \{\}\)\(params\)/g, 'undefined')

/** Where zod is written in another way one day, the bundle is larger and all works as before. */
export const leanZodPlugin = (): Plugin => ({
  name: 'chapterhouse-lean-zod',
  transform: (code, id) => (isSchemas.test(id) ? withoutJsonSchema(code) : undefined),
})
