import type { Node } from 'oxc-parser'
import { nodesOf } from './nodes.ts'
import { isConfig, isDeclaration, lineAt, type Source } from './source.ts'

const isDefault = ({ kind, name }: { readonly kind: string; readonly name: string | null }) =>
  kind === 'Default' || name === 'default'

const suppression =
  /@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable|istanbul ignore|v8 ignore/
const postponed = /\b(TODO|FIXME|XXX|HACK)\b/

/** No `any`, no `!`, no suppressed check, no default export (configuration aside), nothing postponed. */
export const strictness = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) => [...inTree(source), ...inComments(source), ...inExports(source)])

const inTree = (source: Source): string[] =>
  [...nodesOf(source)].flatMap((node) => {
    const what = looseness(node)
    return what ? [`${source.path}:${lineAt(source, node.start)} ${what}`] : []
  })

const looseness = (node: Node): string | undefined => {
  if (node.type === 'TSAnyKeyword') return 'any'
  if (node.type === 'TSNonNullExpression') return 'asserts non-null with !'
  if ('definite' in node && node.definite === true) return 'asserts assignment with !'
  return undefined
}

const inComments = (source: Source): string[] =>
  source.comments.flatMap(({ value, start }) => {
    const at = `${source.path}:${lineAt(source, start)}`
    if (suppression.test(value)) return [`${at} suppresses a check`]
    return postponed.test(value) ? [`${at} postpones work`] : []
  })

const inExports = (source: Source): string[] => {
  if (isConfig(source.path) || isDeclaration(source.path)) return []
  return source.module.staticExports.flatMap(({ entries, start }) =>
    entries.some(({ exportName }) => isDefault(exportName))
      ? [`${source.path}:${lineAt(source, start)} default export`]
      : [],
  )
}
