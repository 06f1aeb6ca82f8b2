import {
  createEncoder,
  toUint8Array,
  writeVarInt,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import * as Y from 'yjs'
import { pauseAfter, RoomSocket } from './room-socket.ts'

describe('edits of others are gathered', () => {
  test.each([
    [0.5, 0],
    [4, 0],
    [10, 24],
    [30, 104],
    [400, 104],
  ])('after a flush of %d ms for %d ms before the next frame', (cost, pause) =>
    expect(pauseAfter(cost)).toBe(pause),
  )
})

const message = (write: (encoder: ReturnType<typeof createEncoder>) => void): MessageEvent => {
  const encoder = createEncoder()
  writeVarString(encoder, 'room')
  write(encoder)
  return new MessageEvent('message', { data: toUint8Array(encoder).buffer })
}

const sync = (type: number) =>
  message((encoder) => {
    writeVarUint(encoder, 0)
    writeVarUint(encoder, type)
    writeVarUint8Array(encoder, Y.encodeStateAsUpdate(new Y.Doc()))
  })

const frames = {
  step2: sync(1),
  update: sync(2),
  presence: message((encoder) => writeVarUint(encoder, 1)),
  saved: message((encoder) => {
    writeVarUint(encoder, 8)
    writeVarInt(encoder, 1)
  }),
}

/** A line that takes frames; `told` lists what came of them. */
const aLine = () => {
  const told: string[] = []
  const nothing = () => undefined
  const line = new RoomSocket({
    url: 'ws://room.test',
    onSent: nothing,
    onClosed: nothing,
    onReceived: ({ kind }) => told.push(kind),
    beforeOthers: () => told.push('others'),
  })
  line.serve({ document: new Y.Doc() } as Parameters<RoomSocket['serve']>[0])
  return { told, take: (frame: MessageEvent) => line.onMessage(frame), end: () => line.destroy() }
}

describe('a line', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('shows what others write and where they are once a frame', () => {
    const { told, take, end } = aLine()
    for (const _ of Array(20)) {
      take(frames.update)
      take(frames.presence)
    }
    expect(told).toEqual([])
    vi.advanceTimersByTime(250)
    expect(told).toEqual(['others'])
    end()
  })

  it('tells at once that our own words are saved, and shows the others no earlier for it', () => {
    const { told, take, end } = aLine()
    take(frames.update)
    take(frames.saved)
    expect(told).toEqual(['status'])
    end()
  })

  it('keeps the order of what is to be known of the whole text', () => {
    const { told, take, end } = aLine()
    take(frames.update)
    take(frames.step2)
    expect(told).toEqual(['others', 'others', 'step2'])
    end()
  })
})
