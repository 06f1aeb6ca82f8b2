import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { childrenOf } from './fake-house.mjs'
import { freePort } from './port.mjs'
import { removeCluster, runningPostgres, startPostgres } from './postgres.mjs'
import { isAlive, until } from './process.mjs'

const SCRIPT = new URL('./postgres.mjs', import.meta.url).href
const isRoot = process.getuid?.() === 0
const folders = []
const servers = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop('immediate')))
  for (const folder of folders.splice(0)) {
    removeCluster(join(folder, 'db'))
    rmSync(folder, { recursive: true, force: true })
  }
})

const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'with space '))
  // As on a machine where everybody may pass through; a private folder has a test of its own.
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

const start = async (plan) => {
  const server = await startPostgres(plan)
  servers.push(server)
  return server
}

const ask = async (url, sql) => {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** A process of its own that starts the cluster, so that it can be killed; answers pids and address. */
const startElsewhere = async (dataDir) => {
  const program = `import { startPostgres } from ${JSON.stringify(SCRIPT)}
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(JSON.stringify({ pid: server.pid, url: server.url }))
    setInterval(() => {}, 1e6)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program])
  const line = await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.stderr.on('data', (text) => reject(new Error(String(text))))
  })
  return { child, ...JSON.parse(line) }
}

const killed = (child) =>
  new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGKILL')
  })

describe('the embedded PostgreSQL', () => {
  test('gives an owner who may make roles and nothing more, in a UTF-8 database sorted the same everywhere', async () => {
    const { url } = await start({ dataDir: join(aFolder(), 'db') })
    const [role] = await ask(
      url,
      `select rolname, rolsuper, rolcreaterole, rolbypassrls, rolcreatedb from pg_roles where rolname = current_user`,
    )
    expect(role).toEqual({
      rolname: 'chapterhouse_owner',
      rolsuper: false,
      rolcreaterole: true,
      rolbypassrls: false,
      rolcreatedb: false,
    })
    const [database] = await ask(
      url,
      `select current_database() as name, pg_encoding_to_char(encoding) as encoding, datlocprovider as provider,
         datlocale as locale from pg_database where datname = current_database()`,
    )
    expect(database).toEqual({
      name: 'chapterhouse',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
    })
    // Trusted extensions: the owner needs no superuser for them.
    await ask(url, 'create extension citext; create extension pg_trgm')
    expect(
      await ask(
        url,
        `select 'Ä'::citext = 'ä' as same, similarity('chapter', 'chapters') > 0.5 as near`,
      ),
    ).toEqual([{ same: true, near: true }])
  })

  test('keeps data, passwords and addresses over a restart, with fsync on', async () => {
    const dataDir = join(aFolder(), 'db')
    const first = await start({ dataDir })
    await ask(first.url, 'create table kept (word text); insert into kept values ($$here$$)')
    await first.stop()
    const second = await start({ dataDir, port: first.port })
    expect(second.url).toBe(first.url)
    expect(await ask(second.url, 'select word from kept')).toEqual([{ word: 'here' }])
    expect(await ask(second.url, 'show fsync')).toEqual([{ fsync: 'on' }])
  })

  test('listens on loopback only, asks for a password, and keeps its secret private', async () => {
    const server = await start({ dataDir: join(aFolder(), 'db') })
    expect(await ask(server.superuserUrl, 'show listen_addresses')).toEqual([
      { listen_addresses: '127.0.0.1' },
    ])
    const wrong = server.url.replace(/:[0-9a-f]{64}@/, ':guess@')
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/)
    expect(statSync(join(server.home, 'superuser.secret')).mode & 0o777).toBe(0o600)
    expect(statSync(join(server.home, 'data')).mode & 0o077).toBe(0)
  })

  test('shuts down properly when its supervisor is killed', async () => {
    const dataDir = join(aFolder(), 'db')
    const elsewhere = await startElsewhere(dataDir)
    await ask(elsewhere.url, 'create table kept (word text); insert into kept values ($$here$$)')
    await killed(elsewhere.child)
    expect(await until(() => !isAlive(elsewhere.pid), { within: 30_000 })).toBe(true)
    const server = await start({ dataDir })
    expect(readFileSync(join(server.home, 'postgres.log'), 'utf8')).toContain(
      'database system is shut down',
    )
    expect(await ask(server.url, 'select word from kept')).toEqual([{ word: 'here' }])
  })

  test('stops a server left behind when supervisor and watchdog were both killed', async () => {
    const dataDir = join(aFolder(), 'db')
    const elsewhere = await startElsewhere(dataDir)
    // Stopped first, so that it cannot start another watchdog in between.
    elsewhere.child.kill('SIGSTOP')
    for (const watchdog of childrenOf(elsewhere.child.pid).filter((pid) => pid !== elsewhere.pid))
      process.kill(watchdog, 'SIGKILL')
    await killed(elsewhere.child)
    expect(isAlive(elsewhere.pid)).toBe(true)
    const said = []
    const server = await start({ dataDir, log: (line) => said.push(line) })
    expect(said).toContain('Stopping the database that an earlier run left behind')
    expect(isAlive(elsewhere.pid)).toBe(false)
    expect(server.pid).not.toBe(elsewhere.pid)
  })

  test('replaces a watchdog that is killed', async () => {
    const elsewhere = await startElsewhere(join(aFolder(), 'db'))
    const watchdogs = () => childrenOf(elsewhere.child.pid).filter((pid) => pid !== elsewhere.pid)
    const [first] = watchdogs()
    process.kill(first, 'SIGKILL')
    expect(await until(() => watchdogs().some((pid) => pid !== first), { within: 30_000 })).toBe(
      true,
    )
    await killed(elsewhere.child)
    expect(await until(() => !isAlive(elsewhere.pid), { within: 30_000 })).toBe(true)
  })

  test('comes back on the same port after the server itself was killed, without losing a commit', async () => {
    const dataDir = join(aFolder(), 'db')
    const first = await start({ dataDir })
    await ask(first.url, 'create table kept (word text); insert into kept values ($$here$$)')
    process.kill(first.pid, 'SIGKILL')
    await first.exited
    const second = await start({ dataDir, port: first.port })
    expect(second.port).toBe(first.port)
    expect(await ask(second.url, 'select word from kept')).toEqual([{ word: 'here' }])
  })

  test('ignores a postmaster.pid whose number now belongs to another program', async () => {
    const dataDir = join(aFolder(), 'db')
    const first = await start({ dataDir })
    await first.stop()
    const stranger = spawn('sleep', ['60'])
    writeFileSync(
      join(first.home, 'data', 'postmaster.pid'),
      `${stranger.pid}\n/elsewhere\n1\n5432\n\n\n\nready\n`,
    )
    const second = await start({ dataDir })
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(isAlive(stranger.pid)).toBe(true)
    await killed(stranger)
  })

  test('starts over when the first set-up was interrupted', async () => {
    const dataDir = join(aFolder(), 'db')
    mkdirSync(join(dataDir, 'data.unfinished'), { recursive: true })
    writeFileSync(join(dataDir, 'data.unfinished', 'PG_VERSION'), '18\n')
    const server = await start({ dataDir })
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(existsSync(join(server.home, 'data.unfinished'))).toBe(false)
  })

  test('says which port is taken', async () => {
    const port = await freePort()
    const blocker = createServer().listen(port, '127.0.0.1')
    await once(blocker, 'listening')
    await expect(startPostgres({ dataDir: join(aFolder(), 'db'), port })).rejects.toThrow(
      `Port ${port} is in use, so the database cannot listen on it.`,
    )
    blocker.close()
  })

  test('is found by other programs while it runs, and only then', async () => {
    const dataDir = join(aFolder(), 'db')
    expect(runningPostgres({ dataDir })).toBeUndefined()
    const server = await start({ dataDir })
    expect(runningPostgres({ dataDir })).toEqual({
      url: server.url,
      superuserUrl: server.superuserUrl,
    })
    await server.stop()
    expect(runningPostgres({ dataDir })).toBeUndefined()
  })

  test.runIf(isRoot)(
    'lives elsewhere, and says so, below a folder its account may not enter',
    async () => {
      const folder = aFolder()
      chmodSync(folder, 0o700)
      const said = []
      const dataDir = join(folder, 'db')
      const first = await start({ dataDir, log: (line) => said.push(line) })
      expect(first.home).toMatch(/^\/var\/lib\/chapterhouse\/[0-9a-f]{16}$/)
      expect(said.join()).toContain(`The database lives in ${first.home}`)
      await first.stop()
      chmodSync(folder, 0o755)
      const second = await start({ dataDir })
      expect(second.home).toBe(first.home)
      await second.stop()
      removeCluster(dataDir)
      expect(existsSync(first.home)).toBe(false)
    },
  )

  test('says what stands in the way of its folder', async () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'file'), '')
    await expect(startPostgres({ dataDir: join(folder, 'file', 'db') })).rejects.toThrow(
      /^A file stands where the folder .*db is needed\.$/,
    )
  })

  test.runIf(isRoot && canMount())(
    'says that the disk is full, and starts once there is room',
    async () => {
      const folder = aFolder()
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=755', 'tmpfs', folder])
      try {
        const dataDir = join(folder, 'db')
        await expect(startPostgres({ dataDir })).rejects.toThrow(
          /^There is no space left on the disk that holds .*db\.$/,
        )
        execFileSync('mount', ['-o', 'remount,size=300m', folder])
        const server = await start({ dataDir })
        expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
        await server.stop('immediate')
      } finally {
        execFileSync('umount', ['-l', folder])
      }
    },
  )
})

function canMount() {
  const folder = mkdtempSync(join(tmpdir(), 'mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}
