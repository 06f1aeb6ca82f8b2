import { useQuery } from '@tanstack/react-query'
import { isRefusal } from '../kernel/explain.ts'
import { ago } from '../kernel/moment.ts'
import { t } from '../messages/t.ts'
import { Empty } from '../ui/empty.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Column } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import { useTitle } from '../ui/use-title.ts'
import { mailboxQuery, stateOf } from './api.ts'
import { NoMailbox } from './no-mailbox.tsx'

/** `/dev/mailbox`: every mail this house wrote, the newest first. */
export const MailboxScreen = () => {
  const mails = useQuery(mailboxQuery)
  useTitle(t('Mailbox'))
  if (isRefusal(mails.error, 'not_found')) return <NoMailbox />
  return (
    <Column
      title={t('Mailbox')}
      about={t(
        'Every mail this house wrote in the last 30 days. What it says is secret: links in it open accounts.',
      )}
    >
      <Unloaded query={mails} />
      {mails.isPending ? <Skeleton label={t('Loading the mails')} /> : null}
      {mails.data?.items.length === 0 ? (
        <Empty title={t('No mail yet')}>
          {t('The first one comes when somebody makes an account or forgets a password.')}
        </Empty>
      ) : null}
      <Lines label={t('Mails')}>
        {mails.data?.items.map((mail) => (
          <Line
            key={mail.id}
            to={`/dev/mailbox/${mail.id}`}
            title={mail.subject}
            about={`${mail.to} · ${ago(mail.createdAt)} · ${stateOf(mail)}`}
          />
        ))}
      </Lines>
    </Column>
  )
}
