import {
  listMail,
  type MailLine,
  type MailState,
  readMail,
} from '@chapterhouse/shared/mail/contract'
import { queryOptions } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'
import { t, tn } from '../messages/t.ts'

const mailboxKey = ['mailbox'] as const

/** Every mail; asked anew on each visit, and not kept: it holds links that open accounts. */
export const mailboxQuery = queryOptions({
  queryKey: mailboxKey,
  queryFn: () => ask(listMail, { query: { limit: 100 } }),
  refetchInterval: 5_000,
  meta: { kept: false },
})

/** One mail, with what it says as long as that is kept. */
export const messageQuery = (messageId: string) =>
  queryOptions({
    queryKey: [...mailboxKey, messageId],
    queryFn: () => ask(readMail, { params: { messageId } }),
    meta: { kept: false },
  })

const inWords: Readonly<Record<MailState, string>> = {
  waiting: t('waits'),
  sent: t('sent'),
  kept: t('kept here'),
  refused: t('refused'),
  failed: t('given up'),
}

/** "given up after 12 tries". */
export const stateOf = ({ state, attempts }: MailLine): string => {
  if (state === 'kept' || attempts === 0) return inWords[state]
  return tn(attempts, ['{state} after {n} try', '{state} after {n} tries'], {
    state: inWords[state],
  })
}
