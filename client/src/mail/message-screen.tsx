import { type MailMessage, sendMailAgain } from '@chapterhouse/shared/mail/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { ask } from '../kernel/ask.ts'
import { isRefusal } from '../kernel/explain.ts'
import { exactly } from '../kernel/moment.ts'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Column } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.ts'
import { Unloaded } from '../ui/unloaded.tsx'
import { useAct } from '../ui/use-act.ts'
import { useTitle } from '../ui/use-title.ts'
import { mailboxQuery, messageQuery, stateOf } from './api.ts'
import styles from './message.module.css'
import { NoMailbox } from './no-mailbox.tsx'

/** Links may open a window of their own; scripts, forms and our own pages are out of reach. */
const sandbox = 'allow-popups allow-popups-to-escape-sandbox'

/** A mail as its reader sees it, or the words alone. */
const Content = ({ content }: Pick<MailMessage, 'content'>) => {
  const [asText, setAsText] = useState(false)
  if (!content) {
    return (
      <Notice title={t('What it said is not kept')}>
        {t('It was sent, and holds links that open accounts.')}
      </Notice>
    )
  }
  const page = content.html.replace('<head>', '<head><base target="_blank">')
  return (
    <>
      <div className={styles.kinds}>
        <Button small aria-pressed={!asText} onClick={() => setAsText(false)}>
          {t('Page')}
        </Button>
        <Button small aria-pressed={asText} onClick={() => setAsText(true)}>
          {t('Text')}
        </Button>
      </div>
      {asText ? (
        <pre className={styles.text}>{content.text}</pre>
      ) : (
        <iframe className={styles.page} title={t('The mail')} sandbox={sandbox} srcDoc={page} />
      )}
    </>
  )
}

const Again = ({ mail }: { readonly mail: MailMessage }) => {
  const client = useQueryClient()
  const again = useAct(async () => {
    await ask(sendMailAgain, { params: { messageId: mail.id } })
    await client.invalidateQueries({ queryKey: mailboxQuery.queryKey })
    toast(t('It will be sent again in a moment'))
  })
  return (
    <Button small busy={again.isPending} onClick={() => again.mutate()}>
      {t('Send again')}
    </Button>
  )
}

const Message = ({ mail }: { readonly mail: MailMessage }) => (
  <Column
    title={mail.subject}
    about={`${t('To {address}', { address: mail.to })} · ${exactly(mail.createdAt)} · ${stateOf(mail)}`}
    acts={
      <>
        <Link to="/dev/mailbox">{t('All mails')}</Link>
        {mail.canSendAgain ? <Again mail={mail} /> : null}
      </>
    }
  >
    {mail.error ? (
      <Notice tone="warn" title={t('It could not be sent')}>
        {mail.error}
      </Notice>
    ) : null}
    <Content content={mail.content} />
  </Column>
)

/** `/dev/mailbox/:messageId`: one mail. */
export const MessageScreen = () => {
  const { messageId = '' } = useParams()
  const mail = useQuery(messageQuery(messageId))
  useTitle(mail.data?.subject ?? t('Mail'))
  if (isRefusal(mail.error, 'not_found')) return <NoMailbox />
  if (mail.data) return <Message mail={mail.data} />
  return (
    <Column title={t('Mail')}>
      <Unloaded query={mail} />
      {mail.isPending ? <Skeleton label={t('Loading the mail')} /> : null}
    </Column>
  )
}
