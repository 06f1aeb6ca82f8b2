import { Fragment, type Node } from '@tiptap/pm/model'
import { ReplaceStep, type Transform } from '@tiptap/pm/transform'
import type { Twin } from './twin.ts'

/** Something to do to the old document, at a position of it. Later ones are done first. */
type Act = (transform: Transform) => unknown

interface Region {
  /** Where the old nodes start. */
  readonly at: number
  /** Whose children they are now. */
  readonly parent: Node
  readonly was: Fragment
  readonly is: Fragment
}

const changeAttributes = (was: Node, is: Node, at: number): Act[] =>
  Object.keys(is.attrs)
    .filter((name) => was.attrs[name] !== is.attrs[name])
    .map((name) => (transform) => transform.setNodeAttribute(at, name, is.attrs[name]))

/** Gives letters that stayed the marks they have now; positions in them stay too. */
const remark = (region: Region, [start, end]: readonly [number, number]): Act => {
  const [old, now] = [region.was, region.is]
  return (transform) => {
    old.nodesBetween(start, end, (node, from) => {
      if (!node.isText) return
      for (const mark of node.marks) {
        const [first, last] = [Math.max(from, start), Math.min(from + node.nodeSize, end)]
        transform.removeMark(region.at + first, region.at + last, mark)
      }
    })
    now.nodesBetween(start, end, (node, from) => {
      if (!node.isText) return
      for (const mark of node.marks) {
        const [first, last] = [Math.max(from, start), Math.min(from + node.nodeSize, end)]
        transform.addMark(region.at + first, region.at + last, mark)
      }
    })
  }
}

const isOnlyText = (fragment: Fragment): boolean => fragment.content.every((node) => node.isText)

const lettersOf = (fragment: Fragment) => fragment.textBetween(0, fragment.size)

const isRestyled = ({ was, is }: Region): boolean =>
  was.size === is.size && isOnlyText(was) && isOnlyText(is) && lettersOf(was) === lettersOf(is)

/** The one replacement that leads from the old nodes to the new. */
const replaceRegion = (region: Region): Act[] => {
  const { at, parent, was, is } = region
  const start = was.findDiffStart(is)
  const end = was.findDiffEnd(is)
  if (start === null || !end) return []
  // Repeated letters make both searches claim the same ones.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const [old, now] = [end.a + overlap, end.b + overlap]
  if (isRestyled(region)) return [remark(region, [start, old])]
  const slice = parent.copy(is).slice(start, now)
  return [(transform) => transform.maybeStep(new ReplaceStep(at + start, at + old, slice))]
}

/** Children between two that are the same twin. */
class Group {
  readonly old: Twin[] = []
  readonly now: Twin[] = []
}

const isSameElement = (a: Twin | undefined, b: Twin | undefined): boolean =>
  a !== undefined && b !== undefined && (a === b || (a.type !== null && a.type === b.type))

const isSameRow = (old: readonly Twin[], now: readonly Twin[]): boolean =>
  old.length === now.length && old.every((twin, index) => isSameElement(twin, now[index]))

/** Neighbours that are still the same elements, each led on its own. */
const pairedActs = (old: readonly Twin[], now: readonly Twin[], at: number): Act[] => {
  const acts: Act[] = []
  let place = at
  for (const [index, twin] of old.entries()) {
    const next = now[index]
    if (next && next !== twin) acts.push(...twinActs(twin, next, place))
    place += twin.node.nodeSize
  }
  return acts
}

const fragmentOf = (twins: readonly Twin[]) => Fragment.fromArray(twins.map(({ node }) => node))

const groupActs = (group: Group, at: number, parent: Node): Act[] => {
  const { old, now } = group
  if (isSameRow(old, now)) return pairedActs(old, now, at)
  return replaceRegion({ at, parent, was: fragmentOf(old), is: fragmentOf(now) })
}

/** What leads from one twin to the next of the same element, which stands at this position. */
const twinActs = (old: Twin, now: Twin, at: number): Act[] => [
  ...changeAttributes(old.node, now.node, at),
  ...contentActs(old, now, at + 1),
]

/** The same for what is inside; `at` is where the content starts. */
const contentActs = (old: Twin, now: Twin, at: number): Act[] => {
  if (old.node === now.node) return []
  if (old.node.inlineContent) {
    return replaceRegion({ at, parent: now.node, was: old.node.content, is: now.node.content })
  }
  if (isSameRow(old.children, now.children)) return pairedActs(old.children, now.children, at)
  const acts: Act[] = []
  const stayed = new Set(now.children)
  const known = new Set(now.children.map(({ type }) => type))
  const before = new Set(old.children.map(({ type }) => type))
  let [place, next, start] = [at, 0, at]
  let group = new Group()
  const end = () => {
    acts.push(...groupActs(group, start, now.node))
    group = new Group()
  }
  const isNew = (twin: Twin | undefined) =>
    twin !== undefined && (twin.type === null || !before.has(twin.type))
  for (const twin of old.children) {
    while (isNew(now.children[next])) group.now.push(now.children[next++] as Twin)
    if (stayed.has(twin) && now.children[next] === twin) {
      end()
      next += 1
      place += twin.node.nodeSize
      start = place
      continue
    }
    group.old.push(twin)
    if (known.has(twin.type) && isSameElement(twin, now.children[next])) {
      group.now.push(now.children[next++] as Twin)
    }
    place += twin.node.nodeSize
  }
  group.now.push(...now.children.slice(next))
  end()
  return acts
}

/**
 * Leads a document from how it was to how it is by the least there is: one step for each changed
 * stretch, so that positions beside it, decorations and selections stay. Where a step does not fit,
 * everything is replaced. Also for one element, when the transform is of its node.
 */
export const lead = <T extends Transform>(transform: T, old: Twin, now: Twin): T => {
  for (const act of contentActs(old, now, 0).reverse()) act(transform)
  const { doc } = transform
  if (!doc.content.eq(now.node.content)) {
    transform.replaceWith(0, doc.content.size, now.node.content)
  }
  return transform
}
