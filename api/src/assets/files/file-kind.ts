import { fileTypeFromBuffer } from 'file-type'

/** Bytes that are enough to tell what a file is. */
export const telling = 4_100

const plays = /^(audio|video)\//
const known = /^(audio|video|image|font|application)\/[\w.+-]+$/
/** What a browser could run or show as a page: it is bytes to us and to whoever takes it. */
const active = /html|xml|svg|javascript|xhtml|wasm|x-msdownload|x-shockwave/

const unknown = 'application/octet-stream'

const isText = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return !bytes.includes(0)
  } catch {
    return false
  }
}

/** The media type of a file by its first bytes; what a browser could run has none. */
export const mimeOf = async (start: Buffer): Promise<string> => {
  const type = await fileTypeFromBuffer(start)
  if (!type) return isText(start) ? 'text/plain' : unknown
  return known.test(type.mime) && !active.test(type.mime) ? type.mime : unknown
}

export type AssetKind = 'AUDIO' | 'PDF' | 'FILE'

export const kindOf = (mime: string): AssetKind => {
  if (mime.startsWith('audio/')) return 'AUDIO'
  return mime === 'application/pdf' ? 'PDF' : 'FILE'
}

/** Pictures and what plays are shown in place; everything else is only ever saved. */
export const dispositionOf = (mime: string): 'inline' | 'attachment' =>
  plays.test(mime) || mime.startsWith('image/') ? 'inline' : 'attachment'
