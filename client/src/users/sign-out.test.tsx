import { signOut } from '@chapterhouse/shared/auth/sign-out'
import { getMe } from '@chapterhouse/shared/users/contract'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, test, vi } from 'vitest'
import { makeQueryClient } from '../kernel/query-client.ts'
import { reach } from '../kernel/reach.ts'
import { databaseNames, deleteDatabase } from '../sync/database.ts'
import { beginCopy } from '../sync/local-copy.ts'
import { copyName } from '../sync/old-copies.ts'
import { noteUnsent, unsentRooms } from '../sync/unsent.ts'
import { type FakeApi, fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aMe } from '../testing/things.ts'
import { meQuery } from './me.ts'
import { owedSignOut } from './owed-sign-out.ts'
import { SignOut } from './sign-out.tsx'
import { sizeOf, ThisDevice } from './this-device.tsx'

const me = aMe()
const room = 'page:0190a1b2-c3d4-7e5f-8a6b-000000000001:1'
const copy = copyName(me.id, room)
let api: FakeApi

beforeEach(async () => {
  api = fakeApi()
  localStorage.clear()
  for (const name of await databaseNames()) await deleteDatabase(name)
})

const keepPage = () => beginCopy(copy, null)
const leave = async () => {
  const onClose = vi.fn()
  const shown = show(<SignOut me={me} onClose={onClose} />, { me, at: '/' })
  return { ...shown, onClose }
}
const press = (name: string) => act(() => fireEvent.click(screen.getByText(name)))

describe('signing out', () => {
  it('asks nothing where this device keeps nothing', async () => {
    api.says(signOut, {})
    const { address } = await leave()
    await waitFor(() => expect(address()).toBe('/sign-in'))
  })

  it('removes the pages when told to, after the session has ended', async () => {
    await keepPage()
    api.says(signOut, {})
    const { address } = await leave()
    await screen.findByText(/keeps 1 page of yours/)
    expect(api.asked(signOut)).toEqual([])
    press('Sign out and remove them')
    await waitFor(() => expect(address()).toBe('/sign-in'))
    await waitFor(async () => expect(await databaseNames()).not.toContain(copy))
  })

  it('leaves them for who comes back', async () => {
    await keepPage()
    api.says(signOut, {})
    const { address } = await leave()
    await screen.findByText(/keeps 1 page of yours/)
    press('Sign out, keep them here')
    await waitFor(() => expect(address()).toBe('/sign-in'))
    expect(await databaseNames()).toContain(copy)
  })

  it('needs no server: it is told as soon as it answers, before anything else', async () => {
    await keepPage()
    api.goesAway()
    const { address } = await leave()
    await screen.findByText(/keeps 1 page of yours/)
    press('Sign out and remove them')
    await waitFor(() => expect(address()).toBe('/sign-in'))
    await waitFor(async () => expect(await databaseNames()).not.toContain(copy))
    expect(owedSignOut.is()).toBe(true)
    api.comesBack()
    api.says(signOut, {})
    reach.heard()
    await waitFor(() => expect(owedSignOut.is()).toBe(false))
    expect(api.asked(signOut)).toHaveLength(1)
  })

  it('makes nobody of who left, whatever cookie is left', async () => {
    owedSignOut.owe()
    api.says(getMe, me)
    api.refuses(signOut, 'unavailable')
    expect(await makeQueryClient().fetchQuery(meQuery)).toBeNull()
    expect(api.asked(getMe)).toEqual([])
    expect(owedSignOut.is()).toBe(true)
  })

  it('is told once, and then no more', async () => {
    owedSignOut.owe()
    api.says(signOut, {})
    await Promise.all([owedSignOut.settle(), owedSignOut.settle()])
    await owedSignOut.settle()
    expect(api.asked(signOut)).toHaveLength(1)
  })

  it('is none where the server is away and this browser remembers nothing', async () => {
    await keepPage()
    noteUnsent(me.id, room, true)
    api.goesAway()
    vi.spyOn(owedSignOut, 'owe').mockReturnValue(false)
    const { onClose } = await leave()
    await screen.findByText('Words in 1 page are only on this device')
    press('Sign out and delete these words')
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(await databaseNames()).toContain(copy)
    expect(unsentRooms(me.id)).toEqual([room])
  })

  it('takes nothing of another person', async () => {
    const bens = copyName('ben', room)
    await keepPage()
    await beginCopy(bens, null)
    api.says(signOut, {})
    await leave()
    await screen.findByText(/keeps 1 page of yours/)
    press('Sign out and remove them')
    await waitFor(async () => expect(await databaseNames()).not.toContain(copy))
    expect(await databaseNames()).toContain(bens)
  })
})

describe('this device', () => {
  const storage = (more: object) => vi.stubGlobal('navigator', { ...navigator, storage: more })

  it('says what it keeps and whether the browser has promised to', async () => {
    await keepPage()
    storage({ estimate: async () => ({ usage: 3_400_000 }), persisted: async () => true })
    show(<ThisDevice userId={me.id} />, { me })
    await screen.findByText('1 page kept for working off line')
    screen.getByText('3.4 MB of storage, the program included.')
    screen.getByText('The browser keeps them, also when space runs short.')
  })

  it('asks the browser, and says when it would not promise', async () => {
    storage({ persisted: async () => false, persist: async () => false })
    show(<ThisDevice userId={me.id} />, { me })
    await screen.findByText('Ask it to keep them')
    press('Ask it to keep them')
    await screen.findByText(/has not promised it/)
  })

  it('removes the copies only when that is meant', async () => {
    await keepPage()
    vi.stubGlobal('confirm', vi.fn().mockReturnValueOnce(false).mockReturnValueOnce(true))
    show(<ThisDevice userId={me.id} />, { me })
    await screen.findByText('Remove')
    press('Remove')
    await waitFor(async () => expect(await databaseNames()).toContain(copy))
    press('Remove')
    await screen.findByText('No pages kept')
  })

  it('offers no removal while words are unsaved', async () => {
    await keepPage()
    noteUnsent(me.id, room, true)
    show(<ThisDevice userId={me.id} />, { me })
    await screen.findByText('Words in 1 page are only on this device')
    expect(screen.queryByText('Remove')).toBeNull()
  })
})

test.each([
  [900, '1 kB'],
  [99_000, '99 kB'],
  [3_400_000, '3.4 MB'],
])('%i bytes are %s', (bytes, said) => expect(sizeOf(bytes)).toBe(said))
