import { type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import type { PictureBag } from './brought.ts'
import { withImages } from './brought.ts'
import type { OpenedArchive } from './open-archive.ts'

const pictureEnding = /\.(png|jpe?g|gif|webp|avif)$/i

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** A relative address seen from a file of the zip, as a path of the zip; null when it leads outside. */
export const pathFrom = (file: string, address: string): string | null => {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return null
  const bare = decoded(address.replace(/[?#].*$/, ''))
    .replaceAll('\\', '/')
    .normalize('NFC')
  const parts = bare.startsWith('/') ? [] : file.split('/').slice(0, -1)
  for (const part of bare.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.pop() === undefined) return null
    if (part !== '..') parts.push(part)
  }
  return parts.length > 0 ? parts.join('/') : null
}

/** Where pictures of a zip lie: by path, else by name alone, as Obsidian finds them. */
export const findPicture = (files: OpenedArchive, path: string): string | null => {
  if (files.has(path) && pictureEnding.test(path)) return path
  const name = path.split('/').at(-1)?.toLowerCase()
  for (const other of files.keys()) {
    if (pictureEnding.test(other) && other.split('/').at(-1)?.toLowerCase() === name) return other
  }
  return null
}

export interface AdoptParts {
  readonly files: OpenedArchive
  readonly bag: PictureBag
  /** The file the text came from. */
  readonly from: string
}

/** Puts pictures of the zip in the place of images that point to them. */
export const adoptPictures = (content: DocNode, { files, bag, from }: AdoptParts): DocNode =>
  withImages(content, (image) => {
    const address = textAttr(image, 'blockedSrc')
    const path = address && pathFrom(from, address.replace(/#width=\d+$/, ''))
    const found = path ? findPicture(files, path) : null
    const bytes = found ? files.get(found) : undefined
    const key = found && bytes ? bag.put(found, bytes) : null
    if (!key) return null
    const width = Number(/#width=(\d{1,4})$/.exec(address ?? '')?.[1])
    const own = Number.isInteger(width) && width > 0 ? { width } : {}
    return { ...image, attrs: { ...image.attrs, blockedSrc: key, ...own } }
  })
