import { contentHash } from '@chapterhouse/shared/sync/content-hash'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { playHead, playHistory } from './testing/history-of.ts'
import { aRandom, type Random } from './testing/random.ts'
import { until } from './testing/until.ts'
import { aWorld, startServer } from './testing/world.ts'
import { aWriter, type Writer } from './testing/writer.ts'

const paragraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}

/** One random edit: a letter, a cut, a mark, a new or a removed paragraph. */
const edit = (doc: Y.Doc, random: Random, name: string) => {
  const content = doc.getXmlFragment('content')
  const block = content.length > 0 ? content.get(random.below(content.length)) : null
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (!(text instanceof Y.XmlText) || random.below(12) === 0) {
    return content.insert(random.below(content.length + 1), [paragraph(name)])
  }
  const at = random.below(text.length + 1)
  switch (random.below(5)) {
    case 0:
      return text.delete(Math.min(at, Math.max(text.length - 3, 0)), Math.min(3, text.length))
    case 1:
      return text.format(0, at, { bold: random.below(2) === 0 ? {} : null })
    case 2:
      return content.length > 3 ? content.delete(random.below(content.length), 1) : undefined
    default:
      return text.insert(at, `${name}${random.below(100)} `)
  }
}

/** Now and then somebody drops off the line or comes back; typing goes on all the while. */
const fidget = (writer: Writer, random: Random, off: Set<Writer>): void => {
  if (off.delete(writer)) void writer.provider.configuration.websocketProvider.connect()
  else if (random.below(25) === 0) {
    writer.disconnect()
    off.add(writer)
  }
}

const seeds = process.env.SEED ? [Number(process.env.SEED)] : [1, 2, 3, 20_261_120]

describe('H6 whatever happens', () => {
  it.each(seeds)(
    'H6 everybody, the journal, history and the state agree, seed %i',
    async (seed) => {
      const random = aRandom(seed)
      const rollUp = { sliceRows: 8, tailRows: 60, tailRowsAtRest: 20 }
      const world = await aWorld({ rollUp })
      let { server } = world
      const { port } = server
      const writers = await Promise.all(
        ['a', 'b', 'c'].map(async () => aWriter({ port, claims: await world.claims() })),
      )
      await Promise.all(writers.map((writer) => writer.saved()))
      const off = new Set<Writer>()
      for (let step = 0; step < 250; step++) {
        const at = random.below(writers.length)
        const writer = writers[at]
        if (writer === undefined) continue
        writer.doc.transact(() => edit(writer.doc, random, 'abc'[at] ?? ''))
        if (random.below(8) === 0) fidget(writer, random, off)
        if (step === 120) {
          await server.stop()
          server = await startServer(world.database.urlOf('collab'), { port, rollUp })
        }
        // typed at a pace that leaves the server time to close slices meanwhile
        await new Promise((resolve) => setTimeout(resolve, random.below(6)))
      }
      for (const writer of off) void writer.provider.configuration.websocketProvider.connect()
      await Promise.all(writers.map((writer) => writer.saved()))
      const hashes = () => new Set(writers.map(({ doc }) => contentHash(doc)))
      await until('everybody shows the same', () => hashes().size === 1)
      const [live] = hashes()
      const { owner } = world.database
      expect(contentHash((await playHead(owner, world.page.id)).doc)).toBe(live)
      const history = await playHistory(owner, world.page.id)
      expect(contentHash(history.doc)).toBe(live)
      expect(history.slices).toBeGreaterThan(1)
      for (const writer of writers) writer.leave()
      await server.stop()
      await world.close()
    },
    60_000,
  )
})
