import {
  listMail,
  type MailLine,
  type MailState,
  readMail,
} from '@chapterhouse/shared/mail/contract'
import { queryOptions } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'

const mailboxKey = ['mailbox'] as const

/** Every mail; asked anew on each visit, and not kept: it holds links that open accounts. */
export const mailboxQuery = queryOptions({
  queryKey: mailboxKey,
  queryFn: () => ask(listMail, { query: { limit: 100 } }),
  refetchInterval: 5_000,
  meta: { kept: false },
})

export const messageQuery = (messageId: string) =>
  queryOptions({
    queryKey: [...mailboxKey, messageId],
    queryFn: () => ask(readMail, { params: { messageId } }),
    meta: { kept: false },
  })

const inWords: Readonly<Record<MailState, string>> = {
  waiting: 'waits',
  sent: 'sent',
  kept: 'kept here',
  refused: 'refused',
  failed: 'given up',
}

/** "given up after 12 tries". */
export const stateOf = ({ state, attempts }: MailLine): string => {
  const tries = attempts === 1 ? '1 try' : `${attempts} tries`
  return state === 'kept' || attempts === 0 ? inWords[state] : `${inWords[state]} after ${tries}`
}
