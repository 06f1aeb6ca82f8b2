import { documentFrom, documentJson } from '@chapterhouse/shared/editor/document'
import { extensions } from '@chapterhouse/shared/editor/extensions'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import { forgiveAttributes } from '@chapterhouse/shared/editor/schema'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import { withoutTidying } from '@chapterhouse/shared/sync/no-tidying'
import { Editor, type Extensions } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import { Fragment, Mark, type Node, type Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { ForgiveAttributes } from '../../extensions/forgive-attributes.ts'
import { liveText } from '../extension.ts'

/** Somebody with an editor on their own copy; what others did waits until it is delivered. */
export interface Peer {
  readonly doc: Y.Doc
  readonly kind: 'ours' | 'stock'
  editor: Editor
  readonly inbox: Uint8Array[]
}

const editorWith = (binding: Extensions): Editor =>
  new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: [ForgiveAttributes, ...extensions, ...binding],
  })

const ours = (doc: Y.Doc) => editorWith([liveText(doc.getXmlFragment(contentRoot))])

const stock = (doc: Y.Doc) =>
  editorWith([Collaboration.configure({ document: doc, field: contentRoot })])

const network = 'network'

const open = { ours, stock } as const

const close = ({ editor }: Peer): void => {
  const { parentElement } = editor.view.dom
  editor.destroy()
  parentElement?.remove()
}

/**
 * Where the stock binding looks for the selection it had, it reads the text before at a place of the text after, and
 * throws (`Position … out of range`). What Yjs holds is whole: its person loads the page again and goes on.
 */
const isFaultOfStock = ({ kind }: Peer, error: unknown): boolean =>
  kind === 'stock' && error instanceof RangeError && /y-tiptap/.test(error.stack ?? '')

/** Does something with a peer; a stock editor that breaks over it is opened anew. */
export const survive = (peer: Peer, act: () => void): void => {
  try {
    act()
  } catch (error) {
    if (!isFaultOfStock(peer, error)) throw error
    close(peer)
    peer.editor = open.stock(peer.doc)
  }
}

/** Gives a peer everything that waits for it, in one transaction as the room does. */
export const deliver = (peer: Peer): void => {
  const { doc, inbox } = peer
  const updates = inbox.splice(0)
  if (updates.length === 0) return
  const apply = () => {
    for (const update of updates) Y.applyUpdate(doc, update, network)
  }
  survive(peer, () => Y.transact(doc, apply, network, false))
}

/** Delivers until nobody waits for anything. */
export const settle = (peers: readonly Peer[]): void => {
  for (let round = 0; peers.some(({ inbox }) => inbox.length > 0); round += 1) {
    if (round > 30) throw new Error('they go on answering each other')
    for (const peer of peers) deliver(peer)
  }
}

/** Peers on one page: each `ours` or `stock`. */
export const peersOn = (json: DocNode, kinds: readonly ('ours' | 'stock')[]): Peer[] => {
  const start = Y.encodeStateAsUpdate(documentFrom(json, 1))
  const peers = kinds.map((kind, index) => {
    const doc = withoutTidying(new Y.Doc())
    doc.clientID = 100 + index
    Y.applyUpdate(doc, start, network)
    return { doc, kind, editor: open[kind](doc), inbox: [] as Uint8Array[] }
  })
  for (const from of peers) {
    from.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === network) return
      for (const to of peers) if (to !== from) to.inbox.push(update)
    })
  }
  return peers
}

export const leave = (peers: readonly Peer[]): void => {
  for (const peer of peers) {
    close(peer)
    peer.doc.destroy()
  }
}

const readBy = (schema: Schema, json: DocNode): Node => {
  if (json.text !== undefined) {
    const marks = (json.marks ?? []).map((mark) => schema.mark(mark.type, mark.attrs))
    return schema.text(json.text, marks)
  }
  const children = (json.content ?? []).map((child) => readBy(schema, child))
  const type = schema.nodes[json.type]
  const node = type?.createAndFill(json.attrs ?? null, Fragment.fromArray(children))
  if (!node) throw new Error(`${json.type} cannot hold ${JSON.stringify(json.content)}`)
  return node
}

/** A break's marks live in no Yjs document. */
const bare = (node: Node): Node => {
  if (node.isText) return node
  return node.mark(Mark.none).copy(Fragment.fromArray(node.children.map(bare)))
}

const told = (node: Node): string => JSON.stringify(bare(node).toJSON())

/** What Yjs holds, read by other hands than the binding's. */
export const heldBy = ({ doc, editor }: Peer): string =>
  told(readBy(forgiveAttributes(editor.schema), documentJson(doc)))

/** What the editor shows, in the same words; an element some command left empty is filled as when it is read. */
export const shownBy = ({ editor }: Peer): string =>
  told(readBy(editor.schema, editor.state.doc.toJSON() as DocNode))
