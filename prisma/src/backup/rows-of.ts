import { Transform } from 'node:stream'

const [newline, tab] = [0x0a, 0x09]

/** Whether field `at` of a line of COPY text is this value. */
const has = (line: Buffer, at: number, value: Buffer): boolean => {
  let start = 0
  for (let field = 0; field < at; field += 1) {
    start = line.indexOf(tab, start) + 1
    if (start === 0) return false
  }
  const end = line.indexOf(tab, start)
  return line.subarray(start, end < 0 ? line.length : end).equals(value)
}

/**
 * Of rows as COPY text those alone whose field `at` is this value. Lines are told by their bytes: COPY
 * escapes every line break that is part of a value.
 */
export const rowsOf = (at: number, value: string): Transform => {
  const wanted = Buffer.from(value)
  let rest = Buffer.alloc(0)
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      const found: Buffer[] = []
      let start = 0
      for (let end = all.indexOf(newline); end >= 0; end = all.indexOf(newline, start)) {
        if (has(all.subarray(start, end), at, wanted)) found.push(all.subarray(start, end + 1))
        start = end + 1
      }
      rest = Buffer.from(all.subarray(start))
      done(null, Buffer.concat(found))
    },
  })
}
