import { type DocNode, textAttr } from '@chapterhouse/shared/editor/node'

export interface Uploads {
  /** Addresses of our uploads by the key a picture or file came with. */
  readonly uploads: ReadonlyMap<string, string>
  /** What they were called, by key. */
  readonly names: ReadonlyMap<string, string>
}

const embedded = /^embedded:/

const placed = (image: DocNode, { uploads, names }: Uploads): DocNode => {
  const key = textAttr(image, 'blockedSrc') ?? ''
  const name = names.get(key)
  if (name === undefined) return image
  const src = uploads.get(key) ?? null
  const named = embedded.test(name) ? 'embedded picture' : name.slice(0, 2_000)
  return { ...image, attrs: { ...image.attrs, src, blockedSrc: src ? null : named } }
}

const file = (node: DocNode, { uploads, names }: Uploads): DocNode => {
  const key = textAttr(node, 'src') ?? ''
  if (!names.has(key)) return node
  return { ...node, attrs: { ...node.attrs, src: uploads.get(key) ?? null } }
}

/** Puts uploads in the place of what they were made of; a picture that was not kept is named. */
export const withUploads = (node: DocNode, uploads: Uploads): DocNode => {
  if (node.type === 'image') return placed(node, uploads)
  if (node.type === 'attachment') return file(node, uploads)
  if (!node.content) return node
  return { ...node, content: node.content.map((child) => withUploads(child, uploads)) }
}
