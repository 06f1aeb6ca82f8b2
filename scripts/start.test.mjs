import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import {
  aCheckout,
  start as begin,
  childrenOf,
  gone,
  postgresOf,
  processesOf,
} from './fake-house.mjs'
import { canReach } from './postgres/account.mjs'
import { postmasterOf } from './postgres/postmaster.mjs'
import { until } from './process.mjs'

const nobody = { name: 'nobody', uid: 65_534, gid: 65_534 }
// Only root can play an ordinary user, and not in a checkout that nobody else may enter.
const canBeNobody = process.getuid?.() === 0 && canReach(nobody, dirname(process.execPath))
const checkouts = []
const houses = []

afterEach(async () => {
  for (const house of houses.splice(0)) {
    house.child.kill('SIGTERM')
    await house.ended
  }
  for (const checkout of checkouts.splice(0)) checkout.remove()
})

const checkout = () => {
  const made = aCheckout()
  checkouts.push(made)
  return made
}

const start = async (place, plan) => {
  const house = await begin(place, plan)
  houses.push(house)
  return house
}

const opened = async (place, plan) => {
  const house = await start(place, plan)
  await house.open()
  expect(house.said()).toContain('is open at')
  return house
}

describe('npm start', () => {
  test('opens a house, and SIGTERM leaves nothing of it', async () => {
    const place = checkout()
    const house = await opened(place)
    const { pid, database } = await house.ask()
    expect(database).toMatch(/^postgresql:\/\/chapterhouse_owner:/)
    const everything = { ...(await processesOf(house, place)), api: pid }
    house.child.kill('SIGTERM')
    expect(await house.ended).toBe(0)
    expect(await gone(everything, 0)).toBe(true)
  })

  test('leaves nothing running when the supervisor is killed', async () => {
    const place = checkout()
    const house = await opened(place)
    const everything = { ...(await processesOf(house, place)), api: (await house.ask()).pid }
    house.child.kill('SIGKILL')
    const again = await opened(place, { port: house.port })
    expect(await gone(everything, 0)).toBe(true)
    expect((await again.ask()).pid).toBeGreaterThan(0)
  })

  test('ends when the npm that started it is killed outright', async () => {
    const place = checkout()
    const npm_lifecycle_event = 'start'
    const house = await opened(place, { behindNpm: true, env: { npm_lifecycle_event } })
    const everything = { ...(await processesOf(house, place)), api: (await house.ask()).pid }
    house.child.kill('SIGKILL')
    expect(await gone(everything)).toBe(true)
  })

  test.each(/** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM']))(
    'ends on %s while the database is made, without a complaint, and can begin again',
    async (signal) => {
      const place = checkout()
      const house = await start(place)
      const working = () => childrenOf(house.child.pid)
      const isAtIt = () => house.said().includes('Setting up') && working().length > 0
      expect(await until(isAtIt, { within: 20_000 })).toBe(true)
      const everything = working()
      house.child.kill(signal)
      expect(await house.ended).toBe(130)
      expect(await gone(everything, 0)).toBe(true)
      expect(house.said()).toMatch(/\n {2}Stopping …\n$/)
      await opened(place)
    },
  )

  test('starts a killed server again, at the addresses it had', async () => {
    const place = checkout()
    const house = await opened(place)
    const before = await house.ask()
    process.kill(before.pid, 'SIGKILL')
    await until(() => house.said().includes('api ended'), { within: 30_000 })
    const after = await house.ask()
    expect(after.pid).not.toBe(before.pid)
    expect(after).toEqual({ ...before, pid: after.pid })
  })

  test('starts a killed database again on its port', async () => {
    const place = checkout()
    const house = await opened(place)
    const before = postgresOf(place)
    process.kill(before, 'SIGKILL')
    const server = () => postmasterOf(join(place.data, 'postgres', 'data'))
    // its file is empty for a moment before it is written
    const isBack = () => server()?.ready === true && server()?.pid !== before
    expect(await until(isBack, { within: 60_000 })).toBe(true)
    expect(house.said()).toContain('The database ended (by a signal)')
    expect((await house.ask()).database).toContain(`:${server()?.port}/`)
  })

  test('refuses a second house in one data directory, and a taken port, with one sentence', async () => {
    const place = checkout()
    const house = await opened(place)
    const second = await start(place)
    expect(await second.ended).toBe(1)
    expect(second.said().trim()).toBe(
      `Chapterhouse is running from ${place.data} already (process ${house.child.pid}); stop it first.`,
    )
    const other = await start(checkout(), { port: house.port })
    expect(await other.ended).toBe(1)
    expect(other.said().trim()).toBe(
      `Port ${house.port} is in use: stop the program that uses it, or choose another with PORT=${house.port + 1} npm start.`,
    )
  })

  test('waits for a house that is stopping', async () => {
    const place = checkout()
    const first = await opened(place)
    first.child.kill('SIGTERM')
    await until(() => first.said().includes('Stopping'), { within: 30_000 })
    await opened(place, { port: first.port })
    expect(await first.ended).toBe(0)
  })

  test('gives up with the last words of a server that cannot start', async () => {
    const place = checkout()
    mkdirSync(place.data)
    writeFileSync(join(place.data, 'broken'), 'SMTP_URL: is not an address')
    const house = await start(place)
    expect(await house.ended).toBe(1)
    expect(house.said()).toMatch(/Chapterhouse cannot start\. SMTP_URL: is not an address\n$/)
  })

  test('keeps one secret and what people wrote for its owner alone', async () => {
    const place = checkout()
    await opened(place)
    const file = join(place.data, 'app.secret')
    expect(readFileSync(file, 'utf8')).toMatch(/^[\w-]{43}$/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    for (const name of ['assets', 'backups', 'logs', 'postgres'])
      expect(statSync(join(place.data, name)).mode & 0o077).toBe(0)
  })

  test('gives whoever reads the console a link with the set-up code when strangers could come', async () => {
    const house = await opened(checkout(), { words: ['--lan'] })
    const { code, host } = await house.ask()
    expect(host).toBe('0.0.0.0')
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    const [, address] = house.said().match(/(http:\S+)\/welcome#setup-code=/) ?? []
    expect(house.said()).toContain(`${address}/welcome#setup-code=${code}\n`)
    expect((await fetch(`${address}/whoami`)).ok).toBe(true)
  })

  test('prints an invite link with --lan once people live there, and only then', async () => {
    const place = checkout()
    mkdirSync(place.data)
    writeFileSync(join(place.data, 'lived-in'), '')
    const house = await opened(place, { words: ['--lan'] })
    expect(house.said()).toMatch(
      /Invite link for one colleague, into “The Salt Road”:\n +http:\S+\/invite\/a-token\n/,
    )
    house.child.kill('SIGTERM')
    await house.ended
    const alone = await opened(place, { env: { HOST: '0.0.0.0' } })
    expect(alone.said()).not.toContain('a-token')
  })

  test('wipes only after a yes', async () => {
    const place = checkout()
    const first = await opened(place)
    first.child.kill('SIGTERM')
    await first.ended
    writeFileSync(join(place.data, 'precious'), '')
    const asking = await start(place, { words: ['--fresh'] })
    expect(await asking.ended).toBe(1)
    expect(asking.said()).toContain('say --yes with it')
    expect(existsSync(join(place.data, 'precious'))).toBe(true)
    const wiped = await opened(place, { words: ['--fresh', '--yes'] })
    expect(existsSync(join(place.data, 'precious'))).toBe(false)
    expect(wiped.said()).toContain('Setting up a new database')
  })

  test('reads .env, and refuses words it does not know', async () => {
    const place = checkout()
    writeFileSync(join(place.root, '.env'), 'SETUP_CODE="from the file" # kept\n')
    const house = await opened(place)
    expect((await house.ask()).code).toBe('from the file')
    const wrong = await start(place, { words: ['--dmeo'] })
    expect(await wrong.ended).toBe(1)
    expect(wrong.said().trim()).toBe(
      "Unknown option '--dmeo'. Known are: --demo, --fresh, --lan, --dev, --yes, --help.",
    )
  })

  test.runIf(canBeNobody)('says which folder an ordinary user may not write', async () => {
    const place = checkout()
    mkdirSync(place.data, { mode: 0o755 })
    const house = await start(place, { uid: nobody.uid })
    expect(await house.ended).toBe(1)
    expect(house.said().trim()).toBe(
      `This user may not write ${place.data}: change its owner or its permissions.`,
    )
  })

  test('builds the client once for the same sources', async () => {
    const place = checkout()
    const first = await opened(place)
    first.child.kill('SIGTERM')
    await first.ended
    const built = join(place.root, 'client', 'dist', 'index.html')
    expect(readFileSync(built, 'utf8')).toContain('<title>client</title>')
    writeFileSync(built, 'not built again')
    const second = await opened(place)
    expect(readFileSync(built, 'utf8')).toBe('not built again')
    second.child.kill('SIGTERM')
    await second.ended
    writeFileSync(join(place.root, 'client', 'index.html'), '<title>changed</title>')
    await opened(place)
    expect(readFileSync(built, 'utf8')).toContain('<title>changed</title>')
  })
})
