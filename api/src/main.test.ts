import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@chapterhouse/prisma/migrate'
import { signUp } from '@chapterhouse/shared/auth/contract'
import {
  createPage,
  importPage,
  listContributions,
  listPages,
} from '@chapterhouse/shared/pages/contract'
import { createProject } from '@chapterhouse/shared/projects/contract'
import { getMe } from '@chapterhouse/shared/users/contract'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningPostgres, removeCluster, startPostgres } from '../../scripts/postgres.mjs'
import { openVisitor, type Visitor } from './testing/visitor.ts'

const appSecret = 'a secret for one program, long enough'
let folder: string
let postgres: RunningPostgres
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapterhouse-program-'))
  postgres = await startPostgres({ dataDir: join(folder, 'cluster') })
  await migrate({ databaseUrl: postgres.url, appSecret })
}, 120_000)
afterAll(async () => {
  await postgres.stop('immediate')
  removeCluster(join(folder, 'cluster'))
  await rm(folder, { recursive: true, force: true })
}, 60_000)

/** The program as the supervisor starts it. */
interface Program {
  readonly child: ChildProcess
  readonly address: () => Promise<string>
  readonly ended: Promise<number | null>
  readonly said: () => string
}
const running = new Set<ChildProcess>()
const start = (environment: Record<string, string | undefined> = {}): Program => {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: postgres.url,
    APP_SECRET: appSecret,
    DATA_DIR: folder,
    PORT: '0',
    ...environment,
  }
  const child = fork(join(import.meta.dirname, 'main.ts'), { env, execArgv: [], stdio: 'pipe' })
  running.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (said += bytes))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  void ended.then(() => running.delete(child))
  const ready = new Promise<string>((resolve, reject) => {
    child.once('message', (message: { type: string; port: number }) =>
      resolve(`http://127.0.0.1:${message.port}`),
    )
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  ready.catch(() => undefined)
  return { child, address: () => ready, ended, said: () => said }
}
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

let people = 0
const join_ = async (address: string): Promise<Visitor> => {
  const visitor = openVisitor(address)
  const email = `person.${++people}@example.org`
  const body = { email, password: 'seventeen purple giraffes', displayName: 'Anna' }
  await visitor.ask(signUp, { body })
  return visitor
}

describe('the program', () => {
  it('says when it is ready, serves, and ends with SIGTERM', async () => {
    const program = start()
    const address = await program.address()
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    await expect(fetch(`${address}/healthz`)).rejects.toThrow()
  })

  it('works by the clock, counts it, and ends in time though the database is away', async () => {
    const program = start()
    const address = await program.address()
    const metrics = async () => (await fetch(`${address}/metrics`)).text()
    for (const job of ['purge-trash', 'sweep-expired', 'sweep-uploads']) {
      const line = `job_runs_total{job="${job}",outcome="failed"} 0`
      await expect.poll(metrics, { timeout: 10_000 }).toContain(line)
    }
    const { port } = postgres
    await postgres.stop('immediate')
    const asked = performance.now()
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(performance.now() - asked).toBeLessThan(3_500)
    postgres = await startPostgres({ dataDir: join(folder, 'cluster'), port })
  }, 60_000)

  it('ends when its supervisor is gone', async () => {
    const program = start()
    await program.address()
    program.child.disconnect()
    expect(await program.ended).toBe(0)
  })

  it('ends in time though somebody never stops reading', async () => {
    const program = start()
    const address = await program.address()
    const { hostname, port } = new URL(address)
    const { connect } = await import('node:net')
    const line = connect(Number(port), hostname)
    line.on('error', () => undefined)
    line.write(
      'POST /api/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    )
    await new Promise((resolve) => line.once('connect', resolve))
    program.child.kill('SIGTERM')
    // whoever waits for the reader waits a minute
    expect(await program.ended).toBe(0)
    line.destroy()
  })

  it.each([
    ['a setting that is wrong', { PORT: 'eighty' }, 'A setting is wrong. PORT: '],
    ['no secret', { APP_SECRET: undefined }, 'A setting is wrong. APP_SECRET: is not set'],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgres://x:y@127.0.0.1:1/x' },
      'The database cannot be used',
    ],
    [
      'an address of another machine',
      { HOST: '192.0.2.1' },
      '192.0.2.1 is no address of this machine',
    ],
  ])('says in one sentence what stops it: %s', async (_what, environment, sentence) => {
    const program = start(environment)
    expect(await program.ended).toBe(1)
    expect(program.said()).toContain(sentence)
    expect(program.said()).not.toMatch(/^\s+at /m)
  })

  it('says that its port is taken', async () => {
    const taken: Server = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as AddressInfo
    const program = start({ PORT: `${port}` })
    expect(await program.ended).toBe(1)
    expect(program.said()).toContain(`Port ${port} is in use`)
    taken.close()
  })

  it('refuses the role of the owner, whom row security would not bind', async () => {
    const client = new pg.Client({ connectionString: postgres.superuserUrl })
    await client.connect()
    await client.query('alter role chapterhouse_app bypassrls')
    const program = start()
    const code = await program.ended
    await client.query('alter role chapterhouse_app nobypassrls')
    await client.end()
    expect(code).toBe(1)
  })

  it('writes lines without text, addresses of people, tokens or query strings', async () => {
    const program = start({ LOG_LEVEL: 'trace' })
    const address = await program.address()
    const anna = await join_(address)
    const project = await anna.ask(createProject, {
      body: { kind: 'WRITING', title: 'TITLE-SECRET' },
    })
    const params = { projectId: project.id }
    await anna.ask(createPage, { params, body: { title: 'x', markdown: 'BODY-SECRET' } })
    await anna.send('/api/invitations/TOKEN-SECRET-TOKEN-SECRET?q=QUERY-SECRET')
    await anna.send('/api/projects?cursor=QUERY-SECRET')
    await anna.send('/PATH-SECRET')
    const cookie = anna.cookie?.split('=')[1] ?? ''
    program.child.kill('SIGTERM')
    await program.ended
    const said = program.said()
    expect(said).toContain('"route":"/api/projects/:projectId/pages"')
    for (const secret of ['SECRET', 'giraffes', 'example.org', cookie])
      expect(said).not.toContain(secret)
    for (const line of said.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
  })
})

// a moment between two cuts, or nobody would ever get through
const terminate = `
  select pg_terminate_backend(pid), pg_sleep(0.05)
  from pg_stat_activity where usename = 'chapterhouse_app'
  union all select false, pg_sleep(0.05)`

/** What a page of that title gets for an answer. */
const codeOf = async (who: Visitor, { projectId }: { projectId: string }, title: string) => {
  const answer = await who.send(`/api/projects/${projectId}/pages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title }),
  })
  return answer.ok ? 'ok' : ((await answer.json()) as { code: string }).code
}

describe('a database that goes away', () => {
  it('is said to each who asks, and nothing else is lost when it is back', async () => {
    const program = start()
    const address = await program.address()
    const anna = await join_(address)
    const project = await anna.ask(createProject, { body: { kind: 'WRITING', title: 'Book' } })
    const { port } = postgres
    await postgres.stop('immediate')
    // who waits for a connection that cannot be made waits ten seconds each time
    const asked = performance.now()
    for (const parts of [
      { question: getMe, parts: {} },
      { question: createProject, parts: { body: { kind: 'WRITING', title: 'x' } } },
      { question: createPage, parts: { params: { projectId: project.id }, body: { title: 'x' } } },
    ]) {
      const no = await anna.refused(parts.question, parts.parts)
      expect(no.code).toBe('unavailable')
    }
    const answer = await anna.send('/api/me')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(performance.now() - asked).toBeLessThan(30_000)
    expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ database: false })
    expect((await fetch(`${address}/healthz`)).status).toBe(200)

    postgres = await startPostgres({ dataDir: join(folder, 'cluster'), port })
    const statuses = new Set<number>()
    const again = async () => {
      const { status } = await anna.send('/api/me')
      statuses.add(status)
      return status
    }
    await expect.poll(again).toBe(200)
    // connections that broke meanwhile are an outage too, never our mistake
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([])
    await anna.ask(createPage, { params: { projectId: project.id }, body: { title: 'Back' } })
  }, 180_000)

  it('that cuts every connection under people who work is an outage for a moment', async () => {
    const program = start()
    const anna = await join_(await program.address())
    const project = await anna.ask(createProject, { body: { kind: 'WRITING', title: 'Book' } })
    const params = { projectId: project.id }
    const answers = new Map<string, string>()
    const isHit = () => [...answers.values()].includes('unavailable')
    const work = async (who: string) => {
      for (let i = 0; i < 15 || (!isHit() && i < 500); i++) {
        const title = `${who} ${i}`
        answers.set(title, await codeOf(anna, params, title))
      }
    }
    const root = new pg.Client({ connectionString: postgres.superuserUrl })
    await root.connect()
    let working = true
    const cut = async () => {
      while (working) await root.query(terminate)
    }
    const cutting = cut()
    await Promise.all(['one', 'two', 'three'].map(work))
    working = false
    await cutting
    await root.end()
    const codes = new Set(answers.values())
    const said = new Set(['ok', 'unavailable', 'outcome_unknown'])
    expect([...codes].filter((code) => !said.has(code))).toEqual([])
    expect(isHit()).toBe(true)
    const again = () => codeOf(anna, params, 'After')
    await expect.poll(again).toBe('ok')
    const { items } = await anna.ask(listPages, { params, query: {} })
    const there = new Set(items.map(({ title }) => title))
    const wrong = [...answers].filter(
      ([title, code]) => code !== 'outcome_unknown' && there.has(title) !== (code === 'ok'),
    )
    expect(wrong).toEqual([])
  }, 180_000)

  it('killed in the middle of imports, or we are: each is there whole or not at all', async () => {
    const program = start()
    const anna = await join_(await program.address())
    const project = await anna.ask(createProject, { body: { kind: 'WRITING', title: 'Book' } })
    const page = await anna.ask(createPage, {
      params: { projectId: project.id },
      body: { title: 'x' },
    })
    const params = { pageId: page.id }
    const paragraph = (i: number) => `import-${i} ${'word '.repeat(500)}`
    const imports = Array.from({ length: 12 }, (_, i) =>
      anna.ask(importPage, { params, body: { markdown: paragraph(i) } }).then(
        ({ contributionId }) => contributionId as string,
        () => null,
      ),
    )
    await Promise.race(imports)
    program.child.kill('SIGKILL')
    const answered = (await Promise.all(imports)).filter((id) => id !== null)
    expect(answered.length).toBeGreaterThan(0)

    const again = start()
    const visitor = openVisitor(await again.address())
    visitor.cookie = anna.cookie
    const { items } = await visitor.ask(listContributions, { params, query: { limit: 200 } })
    const ids = items.map(({ id }) => id as string)
    for (const id of answered) expect(ids).toContain(id)
    for (const { wordDelta } of items) expect(wordDelta).toBe(501)
    const text = await (await visitor.send(`/api/pages/${page.id}/export?format=text`)).text()
    expect(text.match(/import-\d+/g) ?? []).toHaveLength(items.length)
  }, 180_000)
})
