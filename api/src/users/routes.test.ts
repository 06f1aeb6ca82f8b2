import { createPage } from '@chapterhouse/shared/pages/contract'
import { getShelf, visitPage } from '@chapterhouse/shared/pages/shelf'
import { createProject } from '@chapterhouse/shared/projects/contract'
import { changeMe, getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eraseAccounts } from '../auth/jobs.ts'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'

let house: TestHouse
let ada: Guest
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  ada = await house.person('Ada')
})

const change = (body: Parameters<typeof ada.ask<typeof changeMe>>[1]['body']) =>
  ada.ask(changeMe, { body })

describe('a profile', () => {
  it('says what its person wrote, until they take it away', async () => {
    expect((await change({ bio: ' Keeper of the lamp ' })).bio).toBe('Keeper of the lamp')
    expect((await change({ displayName: 'Ada King' })).bio).toBe('Keeper of the lamp')
    expect((await change({ bio: null })).bio).toBeNull()
  })

  it('has a clock that exists', async () => {
    expect(ada.me.timezone).toBe('UTC')
    expect((await change({ timezone: 'Asia/Kolkata' })).timezone).toBe('Asia/Kolkata')
    const body = { timezone: 'Mars/Olympus' }
    expect((await ada.refused(changeMe, { body })).code).toBe('invalid_input')
  })

  it.each([{ displayName: ' ' }, { bio: 'x'.repeat(501) }, { settings: { historyDays: 0 } }])(
    'is not %j',
    async (body) => {
      expect((await ada.refused(changeMe, { body })).code).toBe('invalid_input')
      expect(await ada.ask(getMe, {})).toEqual(ada.me)
    },
  )
})

describe('visited pages', () => {
  const visited = async () => (await ada.ask(getShelf, {})).visits.map(({ title }) => title)
  const visit = async () => {
    const { id } = await ada.ask(createProject, { body: { kind: 'WRITING', title: 'A book' } })
    const params = { projectId: id }
    const page = await ada.ask(createPage, { params, body: { title: 'One' } })
    const seen = () => ada.ask(visitPage, { params: { pageId: page.id } })
    await seen()
    return seen
  }
  const letDaysPass = (days: number) =>
    house.database.owner.query(
      'update page_visits set visited_at = visited_at - make_interval(days => $2) where user_id = $1',
      [ada.me.id, days],
    )
  const sweep = () => eraseAccounts({ now: () => Date.now() }).run(house.database.jobs)

  it('are remembered, as long as their person wishes', async () => {
    await visit()
    await change({ settings: { historyDays: 7 } })
    await letDaysPass(6)
    await sweep()
    expect(await visited()).toEqual(['One'])
    await letDaysPass(2)
    await sweep()
    expect(await visited()).toEqual([])
  })

  it('are remembered for good where that is wished', async () => {
    await visit()
    expect((await change({ settings: { historyDays: null } })).settings.historyDays).toBeNull()
    await letDaysPass(4_000)
    await sweep()
    expect(await visited()).toEqual(['One'])
  })

  it('are forgotten, and not noted any more, for who does not wish it', async () => {
    const again = await visit()
    await change({ settings: { history: false } })
    expect(await visited()).toEqual([])
    await again()
    expect(await visited()).toEqual([])
    await change({ settings: { history: true } })
    await again()
    expect(await visited()).toEqual(['One'])
  })
})
