/** A message of PostgreSQL's protocol; the first of a line has no type. */
export interface Message {
  readonly type: string
  readonly body: Buffer
  /** All of it, as it goes on. */
  readonly bytes: Buffer
}

/** Cuts a stream of bytes into whole messages; what is not complete yet waits for the next bytes. */
export function messages({ hasStartup }: { readonly hasStartup: boolean }) {
  let waiting = Buffer.alloc(0)
  let typed = !hasStartup
  return (bytes: Buffer): Message[] => {
    waiting = Buffer.concat([waiting, bytes])
    const whole: Message[] = []
    for (let next = first(waiting, typed); next; next = first(waiting, typed)) {
      whole.push(next)
      waiting = waiting.subarray(next.bytes.length)
      typed = true
    }
    return whole
  }
}

function first(bytes: Buffer, typed: boolean): Message | null {
  const at = typed ? 1 : 0
  if (bytes.length < at + 4) return null
  const end = at + bytes.readInt32BE(at)
  if (bytes.length < end) return null
  const type = typed ? bytes.toString('latin1', 0, 1) : ''
  return { type, body: bytes.subarray(at + 4, end), bytes: bytes.subarray(0, end) }
}
