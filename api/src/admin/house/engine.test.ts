import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { figuresOf, readEngine } from './engine.ts'

const text = `# HELP collab_rooms documents in memory
# TYPE collab_rooms gauge
collab_rooms 3
collab_sockets 7
collab_journal_waiting 1
collab_memory_bytes 1.5e+8
collab_journal_rows_total 420
collab_closed_total{reason="noAccess"} 2
collab_commit_seconds_bucket{le="0.001"} 0
collab_commit_seconds_bucket{le="0.01"} 400
collab_commit_seconds_bucket{le="+Inf"} 420
collab_commit_seconds_sum 1.2
`

describe('what the engine says', () => {
  it('is read as figures', () => {
    expect(figuresOf(text, 0)).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      rooms: 3,
      sockets: 7,
      edits: 420,
      waiting: 1,
      memoryBytes: 150_000_000,
      commits: [
        { within: 0.001, count: 0 },
        { within: 0.01, count: 400 },
        { within: null, count: 420 },
      ],
    })
  })

  it.each(['', 'nonsense', '<html>'])('is nothing in %j', (other) => {
    expect(figuresOf(other, 0)).toMatchObject({ rooms: 0, edits: 0, commits: [] })
  })
})

describe('an engine', () => {
  const saying = async (status: number) => {
    const server = createServer((_request, response) => response.writeHead(status).end(text))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
  }

  it('that answers is read', async () => {
    const { url, close } = await saying(200)
    expect((await readEngine(url, 0))?.rooms).toBe(3)
    close()
  })

  it('that fails, or is not there, has no figures', async () => {
    const { url, close } = await saying(500)
    expect(await readEngine(url, 0)).toBeNull()
    close()
    expect(await readEngine('http://127.0.0.1:1', 0)).toBeNull()
  })
})
