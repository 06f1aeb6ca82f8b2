import type { Node } from 'oxc-parser'
import type { Source } from './source.ts'

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

/** Every node of a file's tree, parents before children. */
export function* nodesOf(source: Source): Generator<Node> {
  yield* below(source.program)
}

function* below(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node)) {
    const children: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const child of children) if (isNode(child)) yield* below(child)
  }
}
