import { contentRoot } from '@chapterhouse/shared/sync/document'
import type { PackedHead } from '@chapterhouse/shared/sync/head-packing'
import type { Access } from '@chapterhouse/shared/sync/ticket'
import { vi } from 'vitest'
import * as Y from 'yjs'
import { deleteDatabase } from '../database.ts'
import { Room } from '../room.ts'
import type { Ticket } from '../ticket.ts'
import { FakeServer } from './fake-server.ts'

let stories = 0

/** One page, its server, and the windows of one person. */
export class Story {
  readonly server: FakeServer
  readonly copy: string
  /** What the ticket call answers, or throws. */
  ticket: () => Ticket
  /** What the question for the text answers, or throws; nobody asks it while it is null. */
  head: (() => Promise<PackedHead>) | null = null
  tickets = 0
  readonly rooms: Room[] = []

  constructor(access: Access = 'write') {
    stories += 1
    const room = `page:0190a1b2-c3d4-7e5f-8a6b-${String(stories).padStart(12, '0')}:1`
    this.server = new FakeServer(room)
    this.copy = `chapterhouse/someone/${room}`
    this.ticket = () => ({ ticket: 'good', room, access })
  }

  /** Opens a window; resolves when its copy is read and its first try is under way. */
  async window(): Promise<Room> {
    const room = new Room({
      room: this.server.room,
      url: 'ws://server.invalid/collab',
      copy: this.copy,
      access: 'write',
      askTicket: async () => {
        this.tickets += 1
        return this.ticket()
      },
      ...(this.head ? { askHead: this.head } : {}),
      random: () => 0,
      webSocket: this.server.line,
    })
    this.rooms.push(room)
    await room.open()
    return room
  }

  async liveWindow(): Promise<Room> {
    const room = await this.window()
    await becomes(room, () => room.view().state.kind === 'live')
    return room
  }

  /** A window on a page that was live once and is off line now. */
  async liveWindowOffline(): Promise<Room> {
    const { ticket } = this
    this.ticket = () => ({ ticket: 'good', room: this.server.room, access: 'write' })
    this.server.reachable = true
    const room = await this.liveWindow()
    this.server.reachable = false
    this.ticket = ticket
    this.server.hangUp()
    return room
  }

  async end(): Promise<void> {
    for (const room of this.rooms) room.close()
    await deleteDatabase(this.copy)
  }
}

/** Waits until it holds; looks whenever the room says something, and now and then. */
export const becomes = (_: Room, holds: () => boolean): Promise<void> =>
  vi.waitFor(
    () => {
      if (!holds()) throw new Error('not yet')
    },
    { timeout: 30_000, interval: 10 },
  )

const paragraphOf = (doc: Y.Doc): Y.XmlText => {
  const content = doc.getXmlFragment(contentRoot)
  if (content.length === 0) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText()])
    content.insert(0, [paragraph])
  }
  const text = (content.get(0) as Y.XmlElement).get(0)
  if (text instanceof Y.XmlText) return text
  throw new Error('no text')
}

/** Types at the end of the first paragraph, a letter at a time, as an editor does. */
export const type = (doc: Y.Doc, words: string): void => {
  for (const letter of words) {
    doc.transact(() => {
      const text = paragraphOf(doc)
      text.insert(text.length, letter)
    }, 'editor')
  }
}

export const erase = (doc: Y.Doc, index: number, length: number): void =>
  doc.transact(() => paragraphOf(doc).delete(index, length), 'editor')

export const textOf = (doc: Y.Doc): string =>
  doc
    .getXmlFragment(contentRoot)
    .toString()
    .replace(/<[^>]+>/g, '')
