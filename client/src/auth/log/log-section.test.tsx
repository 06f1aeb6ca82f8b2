import { listSecurityLog, type SecurityEntry } from '@chapterhouse/shared/auth/security-log'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { LogSection } from './log-section.tsx'

const anEntry = (more: Partial<SecurityEntry> = {}): SecurityEntry => ({
  id: '1',
  at: new Date().toISOString(),
  action: 'login',
  byOther: false,
  address: '203.0.113.9',
  userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/140',
  ...more,
})

test('an entry says what was done, with what, and from where', async () => {
  fakeApi().says(listSecurityLog, { items: [anEntry()], nextCursor: null })
  show(<LogSection />)
  const line = (await screen.findByText('Signed in')).parentElement
  expect(line?.textContent).toContain('Firefox on Linux · 203.0.113.9')
})

test('what others did says so, and an act nobody knows yet has its name', async () => {
  const items = [anEntry({ id: '2', byOther: true, action: 'mfa.turned_off' })]
  fakeApi().says(listSecurityLog, { items, nextCursor: null })
  show(<LogSection />)
  const line = (await screen.findByText('mfa turned off')).parentElement
  expect(line?.textContent).toContain('by whoever looks after this house')
})

test('older entries come when they are asked for', async () => {
  const parts = [anEntry({ id: '2' }), anEntry({ action: 'user.registered' })]
  fakeApi().says(listSecurityLog, ({ query }: { query: { cursor?: string } }) => ({
    items: [query.cursor ? parts[1] : parts[0]],
    nextCursor: query.cursor ? null : 'more',
  }))
  show(<LogSection />)
  fireEvent.click(await screen.findByRole('button', { name: 'Show older' }))
  await screen.findByText('Account made')
})
