import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { prefixOf, readFrame, syncStatus } from './frame.ts'

const prefix = prefixOf('page:a:1')
const frame = (...parts: (number | Uint8Array | string)[]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, prefix)
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part)
      else if (typeof part === 'string') encoding.writeVarString(encoder, part)
      else encoding.writeVarUint8Array(encoder, part)
    }
  })
const update = Uint8Array.from([0, 0])

describe('a frame', () => {
  it.each([
    ['stepOne', frame(0, 0, Uint8Array.from([0]))],
    ['stepOne', frame(0, 0, Uint8Array.from([1, 5, 9]))],
    ['update', frame(0, 1, update)],
    ['update', frame(0, 2, update)],
    ['update', frame(4, 1, update)],
    ['awareness', frame(1, update)],
    ['auth', frame(2, 0, 'ticket', '4.7.0')],
    ['close', frame(7, 'bye')],
    ['ignored', frame(3)],
    ['ignored', frame(5, 'hello')],
    ['ignored', Uint8Array.from([10])],
  ])('is %s', (kind, data) => {
    expect(readFrame(data, prefix).kind).toBe(kind)
  })

  it('tells the first sync, which may be large, from an update', () => {
    expect(readFrame(frame(0, 1, update), prefix)).toMatchObject({ first: true })
    expect(readFrame(frame(0, 2, update), prefix)).toMatchObject({ first: false })
  })

  it.each([
    ['another room', Uint8Array.from([1, 65, 0, 2, 0])],
    ['a room with a session behind it', Uint8Array.from([...prefixOf('page:a:1\0s'), 0, 0])],
    ['an unknown type', frame(11)],
    ['the broadcast of servers', frame(6, 'x')],
    ['an unknown step', frame(0, 3, update)],
    ['a torn state vector', frame(0, 0, Uint8Array.from([2, 5, 9]))],
    ['a state vector of half a million', frame(0, 0, Uint8Array.from([160, 194, 30]))],
    ['a state vector and more', frame(0, 0, Uint8Array.from([0, 0]))],
    ['a torn end', frame(0, 2, update).subarray(0, -1)],
    ['more than one thing', frame(0, 2, update, 1)],
    ['nothing', prefix],
    ['no bytes', new Uint8Array()],
  ])('is bad: %s', (_, data) => {
    expect(readFrame(data, prefix)).toEqual({ kind: 'bad' })
  })

  it('acknowledges under the name of the room', () => {
    expect([...syncStatus(prefix, true)]).toEqual([...prefix, 8, 1])
    expect([...syncStatus(prefix, false)]).toEqual([...prefix, 8, 0])
  })
})
