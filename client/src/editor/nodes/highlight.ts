import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

type Lowlight = ReturnType<typeof import('lowlight').createLowlight>
type Tree = ReturnType<Lowlight['highlight']>
type Part = Tree['children'][number]

interface Token {
  readonly from: number
  readonly to: number
  readonly class: string
}

/** Letters beyond which colours cost more than they help. */
const longest = 50_000

const classOf = (part: Part & { readonly type: 'element' }): string => {
  const { className } = part.properties
  return Array.isArray(className) ? className.join(' ') : ''
}

interface Piece {
  readonly text: string
  readonly class: string
}

const piecesOf = (parts: readonly Part[], outer = ''): Piece[] =>
  parts.flatMap((part) => {
    if (part.type === 'text') return [{ text: part.value, class: outer }]
    if (part.type !== 'element') return []
    return piecesOf(part.children as Part[], `${outer} ${classOf(part)}`.trim())
  })

const tokensOf = (parts: readonly Part[]): Token[] => {
  let at = 0
  return piecesOf(parts).flatMap(({ text, class: name }) => {
    const from = at
    at += text.length
    return name ? [{ from, to: at, class: name }] : []
  })
}

const cache = new WeakMap<Node, readonly Token[]>()

/** Coloured parts of a code block, from the start of its text. */
export const tokensIn = (lowlight: Lowlight, node: Node): readonly Token[] => {
  const known = cache.get(node)
  if (known) return known
  const language = String(node.attrs.language ?? '')
  const isKnown = lowlight.registered(language) && node.content.size <= longest
  const tokens = isKnown ? tokensOf(lowlight.highlight(language, node.textContent).children) : []
  cache.set(node, tokens)
  return tokens
}

const painted = (lowlight: Lowlight, node: Node, at: number): Decoration[] =>
  tokensIn(lowlight, node).map((token) =>
    Decoration.inline(at + 1 + token.from, at + 1 + token.to, { class: token.class }),
  )

interface Paint {
  readonly lowlight: Lowlight | null
  readonly set: DecorationSet
}

const key = new PluginKey<Paint>('highlight')

/** The blocks of code that a range touches. */
const codeBlocks = (doc: Node, from: number, to: number): { node: Node; at: number }[] => {
  const found: { node: Node; at: number }[] = []
  doc.nodesBetween(from, to, (node, at) => {
    if (node.type.name === 'codeBlock') found.push({ node, at })
    return !node.isTextblock
  })
  return found
}

const paint = (lowlight: Lowlight, doc: Node): Paint => ({
  lowlight,
  set: DecorationSet.create(
    doc,
    codeBlocks(doc, 0, doc.content.size).flatMap(({ node, at }) => painted(lowlight, node, at)),
  ),
})

/** Colours after a change: those of blocks it touched are made anew, the others move along. */
const repaint = ({ lowlight, set }: Paint, tr: Transaction): Paint => {
  if (!lowlight) return { lowlight, set }
  let next = set.map(tr.mapping, tr.doc)
  const start = tr.before.content.findDiffStart(tr.doc.content)
  const end = tr.before.content.findDiffEnd(tr.doc.content)
  if (start === null || !end) return { lowlight, set: next }
  const to = Math.min(tr.doc.content.size, Math.max(start, end.b))
  for (const { node, at } of codeBlocks(tr.doc, start, to)) {
    next = next.remove(next.find(at + 1, at + node.nodeSize - 1))
    next = next.add(tr.doc, painted(lowlight, node, at))
  }
  return { lowlight, set: next }
}

const hasCode = (view: EditorView): boolean =>
  codeBlocks(view.state.doc, 0, view.state.doc.content.size).some(({ node }) => node.attrs.language)

/** Loads the languages when the first block that names one is there. */
const loading = (view: EditorView) => {
  let asked = false
  const load = async () => {
    asked = true
    const { common, createLowlight } = await import('lowlight')
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, createLowlight(common)))
  }
  const look = () => {
    // off line there are no colours, which nobody needs to be told
    if (!asked && hasCode(view)) load().catch(() => undefined)
  }
  look()
  return {
    update: (_: EditorView, before: { readonly doc: Node }) => {
      if (!asked && before.doc !== view.state.doc) look()
    },
  }
}

/** Colours in code. They are decorations: nobody else sees or stores them. */
export const Highlighting = Extension.create({
  name: 'highlighting',
  addProseMirrorPlugins: () => [
    new Plugin<Paint>({
      key,
      state: {
        init: () => ({ lowlight: null, set: DecorationSet.empty }),
        apply: (tr, before) => {
          const lowlight: Lowlight | undefined = tr.getMeta(key)
          if (lowlight) return paint(lowlight, tr.doc)
          return tr.docChanged ? repaint(before, tr) : before
        },
      },
      view: loading,
      props: { decorations: (state) => key.getState(state)?.set },
    }),
  ],
})
