import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'

/** A picture that came with a file. It stands in the text under its key until it is an upload. */
export interface BroughtPicture {
  /** `picture:1`; no address, so that nothing loads it by mistake. */
  readonly key: string
  /** What it was called where it came from. */
  readonly name: string
  readonly bytes: Uint8Array
  /** `file`: kept as it is, for who saves it. A picture is drawn anew. */
  readonly as: 'picture' | 'file'
}

/** What a reader made of a file. */
export interface BroughtText {
  /** The title the file gives itself; null when it has none. */
  readonly title: string | null
  /** Whether that title stood in the text itself, and is no longer in it. */
  readonly shown?: boolean
  readonly content: DocNode
  readonly pictures: readonly BroughtPicture[]
  /** What was simplified or left out, one sentence each. */
  readonly remarks: readonly string[]
}

/** Pictures met while reading, each once. */
export interface PictureBag {
  /** The key under which the picture stands in the text; null when no more are taken. */
  readonly put: (name: string, bytes: Uint8Array, as?: BroughtPicture['as']) => string | null
  readonly pictures: readonly BroughtPicture[]
}

/** Pictures of one import, and their bytes together. */
const mostPictures = 500
const mostBytes = 200 * 1024 * 1024

export const openBag = (remarks: Set<string>): PictureBag => {
  const pictures: BroughtPicture[] = []
  const keys = new Map<string, string>()
  let size = 0
  return {
    pictures,
    put: (name, bytes, as = 'picture') => {
      const known = keys.get(`${as}:${name}`)
      if (known) return known
      if (pictures.length >= mostPictures || size + bytes.length > mostBytes) {
        remarks.add('There are more pictures than one import takes; the rest are named, not shown.')
        return null
      }
      size += bytes.length
      const key = `picture:${pictures.length + 1}`
      pictures.push({ key, name, bytes, as })
      keys.set(`${as}:${name}`, key)
      return key
    },
  }
}

/** The node with each image changed by `change`; null leaves it as it is. */
export const withImages = (node: DocNode, change: (image: DocNode) => DocNode | null): DocNode => {
  if (node.type === 'image') return change(node) ?? node
  if (!node.content) return node
  return { ...node, content: node.content.map((child) => withImages(child, change)) }
}

/** Nothing but empty paragraphs. */
export const isBlank = (content: DocNode): boolean =>
  childrenOf(content).every((block) => block.type === 'paragraph' && childrenOf(block).length === 0)
