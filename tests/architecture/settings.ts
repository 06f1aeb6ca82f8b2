import type { Node } from 'oxc-parser'
import { nodesOf } from './nodes.ts'
import { isConfig, isTest, packageOf, type Source } from './source.ts'

/** Not settings: the machine's own, and what one of our programs tells another. */
const internal = new Set([
  'PATH',
  'HOME',
  'CI',
  'NODE_ENV',
  'API_URL',
  'COLLAB_HANDOVER',
  'BASE_URL',
  'TEST_CLUSTER_URL',
])

const programs = new Set(['api', 'collab-server', 'prisma', 'scripts'])
const settingName = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/

/** Every setting a program reads stands in `.env.example`, and nothing else does. */
export const settings = (sources: readonly Source[], example: string): string[] => {
  const listed = new Set(
    [...example.matchAll(/^#?\s?([A-Z][A-Z0-9_]*)=/gm)].map((found) => found[1]),
  )
  const read = new Map(
    sources
      .filter(isProgram)
      .flatMap((source) => settingsIn(source).map((name) => [name, source.path] as const)),
  )
  const unlisted = [...read].filter(([name]) => !listed.has(name))
  const unread = [...listed].filter((name) => name && !read.has(name))
  return [
    ...unlisted.map(([name, path]) => `${path} reads ${name}, which .env.example does not list`),
    ...unread.map((name) => `.env.example lists ${name}, which nobody reads`),
  ]
}

const isProgram = ({ path }: Source): boolean =>
  programs.has(packageOf(path)) && !isTest(path) && !isConfig(path)

const settingsIn = (source: Source): string[] => {
  const names = [...nodesOf(source)].flatMap((node) => [
    ...readOf(node),
    ...declaredIn(source, node),
  ])
  return [...new Set(names)].filter((name) => settingName.test(name) && !internal.has(name))
}

/** `process.env.NAME`, `process.env['NAME']`, `env.NAME`, `settings.NAME`, `const { NAME } = process.env`. */
const readOf = (node: Node): string[] => {
  if (node.type === 'MemberExpression' && isEnvironment(node.object)) return nameOf(node.property)
  if (
    node.type === 'VariableDeclarator' &&
    node.id.type === 'ObjectPattern' &&
    node.init &&
    isEnvironment(node.init)
  ) {
    return node.id.properties.flatMap((one) => (one.type === 'Property' ? nameOf(one.key) : []))
  }
  return []
}

const isEnvironment = (node: Node): boolean => {
  if (node.type === 'Identifier') return ['env', 'environment', 'settings'].includes(node.name)
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'process' &&
    nameOf(node.property).includes('env')
  )
}

/** Keys of the schema in a file called settings or environment: there a setting is declared, and read by name. */
const declaredIn = (source: Source, node: Node): string[] =>
  /\/(settings|environment)\.(ts|mjs)$/.test(source.path) && node.type === 'Property'
    ? nameOf(node.key)
    : []

const nameOf = (node: Node): string[] => {
  if (node.type === 'Identifier') return [node.name]
  return node.type === 'Literal' && typeof node.value === 'string' ? [node.value] : []
}
