/** The name of an encoding as a page of HTML gives it, where it gives one we know. */
const declared = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1')
  const name = /<meta[^>]+charset=["']?([\w-]{2,20})/i.exec(head)?.[1]?.toLowerCase() ?? null
  return name &&
    /^(utf-?8|iso-8859-\d+|windows-125\d|koi8-r|shift_jis|gbk|big5|euc-(kr|jp))$/.test(name)
    ? name
    : null
}

const byMark = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

const strictly = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Bytes of which one in twenty is no letter are no text. */
const looksBinary = (bytes: Uint8Array): boolean => {
  const start = bytes.subarray(0, 4_096)
  const odd = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  return odd > start.length / 20
}

/** The text in a file, in whatever encoding it is likely to be; null when it is no text. */
export const decodeText = (bytes: Uint8Array, remarks: Set<string>): string | null => {
  const marked = byMark(bytes)
  if (marked) return strictly(bytes, marked)
  const plain = strictly(bytes, 'utf-8')
  if (plain !== null) return plain.includes('\0') ? null : plain
  if (looksBinary(bytes)) return null
  const encoding = declared(bytes) ?? 'windows-1252'
  remarks.add(`The file is not in UTF-8; it was read as ${encoding}.`)
  return new TextDecoder(encoding).decode(bytes)
}
