import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, expect, it } from 'vitest'
import { createApi } from './app.ts'
import { readSettings } from './kernel/settings.ts'
import { openHouse } from './testing/house.ts'

const house = await openHouse()
const settings = readSettings({
  DATABASE_URL: house.database.ownerUrl,
  APP_SECRET: house.database.appSecret,
  DATA_DIR: house.dataDir,
})
const api = createApi({ settings, db: house.db, log: pino({ level: 'silent' }) })
afterAll(async () => {
  await api.close()
  await house.close()
})

const schedule = Object.fromEntries(api.jobs.map(({ name, schedule }) => [name, schedule]))

it('these jobs run, and the operator’s handbook lists them', async () => {
  expect(schedule).toEqual({
    'anonymize-addresses': '7 4 * * *',
    'deliver-mail': '*/5 * * * *',
    'erase-accounts': '47 3 * * *',
    'forget-reports': '57 3 * * *',
    'publish-planned': '* * * * *',
    'purge-trash': '17 3 * * *',
    'sweep-expired': '37 * * * *',
    'sweep-mail': '27 4 * * *',
    'sweep-uploads': '47 * * * *',
  })
  const handbook = await readFile(join(import.meta.dirname, '../../docs/operations.md'), 'utf8')
  const listed = [...handbook.matchAll(/^\| `([a-z-]+)` \| `([^`]+ \* \*)` \|/gm)]
  expect(Object.fromEntries(listed.map(([, name, when]) => [name, when]))).toEqual(schedule)
})

it('nothing is scheduled before the api is told to work, all of it then', async () => {
  const scheduled = async () => {
    const { rows } = await house.database.jobs.query('select name, cron from pgboss.schedule')
    return Object.fromEntries(rows.map(({ name, cron }) => [name, cron]))
  }
  expect(await scheduled()).toEqual({})
  api.work()
  await expect.poll(scheduled, { timeout: 10_000 }).toEqual(schedule)
})
