import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Comment, type EcmaScriptModule, type Program, parseSync } from 'oxc-parser'

/** One source file, read and parsed; `path` is relative to the checkout, with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
  readonly module: EcmaScriptModule
  readonly comments: readonly Comment[]
  readonly program: Program
}

export const root = fileURLToPath(new URL('../..', import.meta.url))

const skipped = new Set(['node_modules', 'dist', 'generated', 'fixtures', 'coverage'])
const kinds = /\.(ts|tsx|mts|mjs)$/

/** Parses one file; a file that does not parse throws. */
export const parse = (path: string, text: string): Source => {
  const { program, module, comments, errors } = parseSync(path, text)
  const [error] = errors
  if (error) throw new Error(`${path} does not parse: ${error.message}`)
  return { path, text, module, comments, program }
}

/** Every source file of the checkout. */
export const readSources = (): Source[] =>
  filesUnder(root).map((file) =>
    parse(relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')),
  )

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || skipped.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesUnder(path)
    return kinds.test(entry.name) ? [path] : []
  })

/** `api` of `api/src/votes/policy.ts`; '' for a file at the top. */
export const packageOf = (path: string): string =>
  path.includes('/') ? path.split('/', 1).join() : ''

/** Tests and what only tests use. */
export const isTest = (path: string): boolean =>
  packageOf(path) === 'tests' ||
  /\.test\.(tsx?|mjs)$/.test(path) ||
  /(^|\/)(testing|tests)\//.test(path) ||
  /(^|\/)(test|fake)-[\w-]+\.(tsx?|mjs)$/.test(path) ||
  path.endsWith('-arbitrary.ts')

export const isConfig = (path: string): boolean => /\.config\.m?ts$/.test(path)

export const isDeclaration = (path: string): boolean => /\.d\.m?ts$/.test(path)

/** 1 for the first line. */
export const lineAt = (source: Source, offset: number): number =>
  source.text.slice(0, offset).split('\n').length

/** Lines of a file, the empty one after the last line break aside. */
export const lineCount = (text: string): number => text.replace(/\n$/, '').split('\n').length
