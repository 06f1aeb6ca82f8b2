import { newId } from '@chapterhouse/shared/kernel/id'
import {
  listMail,
  type MailMessage,
  readMail,
  sendMailAgain,
} from '@chapterhouse/shared/mail/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { MailboxScreen } from './mailbox-screen.tsx'
import { MessageScreen } from './message-screen.tsx'

const aMail = (more: Partial<MailMessage> = {}): MailMessage => ({
  id: newId(),
  to: 'ada@example.org',
  subject: 'Your link to sign in',
  state: 'kept',
  attempts: 0,
  error: null,
  createdAt: new Date().toISOString(),
  sentAt: null,
  canSendAgain: false,
  content: { text: 'Open https://house/x#t0ken', html: '<html><head></head><p>Open</p></html>' },
  ...more,
})

const open = (mail: MailMessage) => {
  const api = fakeApi()
  api.says(readMail, mail)
  const path = '/dev/mailbox/:messageId'
  return { api, ...show(<MessageScreen />, { at: `/dev/mailbox/${mail.id}`, path }) }
}

test('mails are listed with addressee, state and a way in', async () => {
  const api = fakeApi()
  const mail = aMail({ state: 'failed', attempts: 12 })
  api.says(listMail, { items: [mail], nextCursor: null })
  show(<MailboxScreen />, { at: '/dev/mailbox' })
  const line = await screen.findByRole('link', { name: 'Your link to sign in' })
  expect(line).toHaveProperty('href', expect.stringContaining(`/dev/mailbox/${mail.id}`))
  screen.getByText('ada@example.org · just now · given up after 12 tries')
})

test('an empty mailbox says when a mail will come', async () => {
  fakeApi().says(listMail, { items: [], nextCursor: null })
  show(<MailboxScreen />, { at: '/dev/mailbox' })
  await screen.findByText('No mail yet')
})

test('for everybody else there is nothing', async () => {
  fakeApi()
  show(<MailboxScreen />, { at: '/dev/mailbox' })
  await screen.findByText('There is nothing here for you')
})

test('a mail is shown where no script runs, and as text', async () => {
  open(aMail())
  const frame = await screen.findByTitle('The mail')
  const allowed = frame.getAttribute('sandbox') ?? ''
  expect(allowed).not.toMatch(/scripts|same-origin|forms|top-navigation/)
  fireEvent.click(screen.getByRole('button', { name: 'Text' }))
  screen.getByText('Open https://house/x#t0ken')
})

test('a mail that was sent has no words left', async () => {
  open(aMail({ state: 'sent', attempts: 1, content: null }))
  await screen.findByText('What it said is not kept')
  expect(screen.queryByTitle('The mail')).toBeNull()
})

test('what was given up says why, and is sent again', async () => {
  const mail = aMail({
    state: 'refused',
    attempts: 1,
    error: '550 no such person',
    canSendAgain: true,
  })
  const { api } = open(mail)
  api.says(sendMailAgain, mail)
  await screen.findByText('550 no such person')
  fireEvent.click(screen.getByRole('button', { name: 'Send again' }))
  await waitFor(() => expect(api.asked(sendMailAgain)).toHaveLength(1))
})
