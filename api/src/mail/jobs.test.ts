import { afterAll, describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.ts'
import { sweepMail } from './jobs.ts'

const house = await openHouse()
afterAll(() => house.close())

const days = (count: number) => count * 86_400_000
const aMail = (key: string, status: string) =>
  house.database.owner.query(
    `insert into email_messages (to_email, dedupe_key, status) values ('a@x.org', $1, $2::email_status)`,
    [key, status],
  )
const sweepIn = (later: number) =>
  sweepMail({ now: () => Date.now() + later }).run(house.database.jobs)

describe('mails', () => {
  it('are forgotten after thirty days, and not before; one that waits never', async () => {
    for (const status of ['SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'QUEUED']) {
      await aMail(status, status)
    }
    expect(await sweepIn(days(29))).toEqual({ mails: 0 })
    expect(await sweepIn(days(31))).toEqual({ mails: 4 })
    const { rows } = await house.database.owner.query('select status from email_messages')
    expect(rows).toEqual([{ status: 'QUEUED' }])
  })
})
