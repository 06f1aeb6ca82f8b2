import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { askAccess } from '@chapterhouse/shared/projects/access-request'
import { type SubmitEvent, useState } from 'react'
import { ask } from '../../kernel/ask.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useAct } from '../../ui/use-act.ts'
import styles from './requests.module.css'

/** What is asked for, by its address: whether it is there is not known here. */
export type Wanted = { readonly pageId: PageId } | { readonly projectId: ProjectId }

interface AskFormProps {
  readonly of: Wanted
  readonly label: string
  readonly onSent: () => void
  readonly onCancel: () => void
}

/** A word to those who decide. */
export const AskForm = ({ of, label, onSent, onCancel }: AskFormProps) => {
  const [message, setMessage] = useState('')
  const send = useAct(async () => {
    const said = message.trim()
    await ask(askAccess, { body: { ...of, ...(said === '' ? {} : { message: said }) } })
    onSent()
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!send.isPending) send.mutate()
  }
  return (
    <form className={styles.ask} onSubmit={submit} aria-label={label}>
      <TextArea
        label={t('What do you want to do here?')}
        rows={2}
        maxLength={500}
        value={message}
        // the button that was pressed is gone
        autoFocus
        onChange={(event) => setMessage(event.target.value)}
      />
      <p className={styles.shown}>{t('Your name and e-mail address are sent along.')}</p>
      <span className={styles.answers}>
        <Button small type="submit" tone="accent" busy={send.isPending}>
          {t('Send')}
        </Button>
        <Button small tone="quiet" onClick={onCancel}>
          {t('Cancel')}
        </Button>
      </span>
    </form>
  )
}
