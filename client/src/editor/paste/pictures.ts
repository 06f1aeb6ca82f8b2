import { all } from './dom.ts'

/** How a picture that must be uploaded is named in pasted HTML until it is. */
const sign = 'pasted:'

/** The number of the pasted picture that this address stands for; null for every other address. */
export const pastedNumber = (address: unknown): number | null => {
  const found = typeof address === 'string' ? /^pasted:(\d+)$/.exec(address) : null
  return found ? Number(found[1]) : null
}

/** A picture that came along: as data, or only by an address on the other program's machine. */
export type Taken =
  | { readonly kind: 'data'; readonly address: string; readonly alt: string }
  | { readonly kind: 'local'; readonly alt: string }

const isLocal = (address: string): boolean =>
  /^(blob|file|cid|content|webkit-fake-url):/i.test(address)

/** An address of this very site as a path, which is how pictures of ours are known. */
const asPath = (address: string): string =>
  address.startsWith(`${location.origin}/`) ? address.slice(location.origin.length) : address

/** Takes what cannot stay an address out of the HTML and leaves a sign in its place. */
export const takePictures = (root: ParentNode): readonly Taken[] => {
  const taken: Taken[] = []
  for (const image of all(root, 'img')) {
    const address = asPath((image.getAttribute('src') ?? '').trim())
    const alt = image.getAttribute('alt') ?? ''
    image.setAttribute('src', address)
    if (!/^data:/i.test(address) && !isLocal(address)) continue
    image.setAttribute('src', `${sign}${taken.length}`)
    taken.push(isLocal(address) ? { kind: 'local', alt } : { kind: 'data', address, alt })
  }
  return taken
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

const fileOf = (data: BlobPart, type: string, alt: string): File => {
  const name =
    alt
      .replace(/[^\p{L}\p{N} ]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'Picture'
  return new File([data], `${name}.${type.replace(/^image\//, '')}`, { type })
}

/** The picture a data address holds; null if it holds none that can be read. */
export const fileFromData = (address: string, alt: string): File | null => {
  const found = /^data:(image\/[\w.+-]+)((?:;[\w=.-]+)*),/i.exec(address)
  if (!found) return null
  const [head, type = '', more = ''] = found
  try {
    const body = address.slice(head.length)
    const text = /;base64/i.test(more) ? atob(body.replace(/\s/g, '')) : decodeURIComponent(body)
    return fileOf(bytesOf(text), type.toLowerCase(), alt)
  } catch {
    return null
  }
}

const hexBytes = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/[\da-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16))

/** The pictures in rich text, which is where Word puts what its HTML only names. */
export const filesFromRtf = (rtf: string): readonly File[] => {
  const heads = rtf.matchAll(
    /\{\\pict(?:[^{}]|\{[^{}]*\})*?\\(png|jpeg)blip(?:[^{}]|\{[^{}]*\})*?\s([\da-f\s]{32,})\}/gi,
  )
  return [...heads].map(([, type = 'png', hex = '']) =>
    fileOf(hexBytes(hex.replace(/\s/g, '')), `image/${type.toLowerCase()}`, ''),
  )
}

interface Clipboard {
  readonly rtf: string
  readonly files: readonly File[]
}

/**
 * The file for each picture taken, null where there is none. What is only named is matched by its
 * order, and only where the clipboard has as many: a wrong picture is worse than none.
 */
export const filesFor = (
  taken: readonly Taken[],
  { rtf, files }: Clipboard,
): readonly (File | null)[] => {
  const named = taken.filter(({ kind }) => kind === 'local').length
  const inRtf = named > 0 ? filesFromRtf(rtf) : []
  const given = [inRtf, files].find(({ length }) => length === named) ?? []
  const next = given.values()
  return taken.map((one) =>
    one.kind === 'data' ? fileFromData(one.address, one.alt) : (next.next().value ?? null),
  )
}
