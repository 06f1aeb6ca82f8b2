import { type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { withImages } from '../formats/read/brought.ts'

export interface Uploads {
  /** Addresses of our uploads by the key a picture came with. */
  readonly uploads: ReadonlyMap<string, string>
  /** What the pictures were called, by key. */
  readonly names: ReadonlyMap<string, string>
}

const embedded = /^embedded:/

/** Puts uploads in the place of the pictures they were made of; one that was not kept is named. */
export const withUploads = (content: DocNode, { uploads, names }: Uploads): DocNode =>
  withImages(content, (image) => {
    const key = textAttr(image, 'blockedSrc') ?? ''
    const name = names.get(key)
    if (name === undefined) return null
    const src = uploads.get(key) ?? null
    const named = embedded.test(name) ? 'embedded picture' : name.slice(0, 2_000)
    return { ...image, attrs: { ...image.attrs, src, blockedSrc: src ? null : named } }
  })
