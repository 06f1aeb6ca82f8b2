import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { askAccess } from '@chapterhouse/shared/projects/access-request'
import { type SubmitEvent, useState } from 'react'
import { ask } from '../../kernel/ask.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useAct } from '../../ui/use-act.ts'
import styles from './requests.module.css'

interface AskAccessProps {
  /** What is asked for, by its address: whether it is there is not known here. */
  readonly of: { readonly pageId: PageId } | { readonly projectId: ProjectId }
  /** What the button says. */
  readonly label?: string
  /** Said once it is sent, where it is known that there is something to ask for. */
  readonly sent?: string
}

// The same for what is and what never was: asking must not tell the two apart.
const perhaps =
  'If there is something at this address, those who look after it have been asked. You hear from them.'

/** A button that becomes a word to those who decide, and then says that it is on its way. */
export const AskAccess = ({ of, label = 'Ask for access', sent = perhaps }: AskAccessProps) => {
  const [isOpen, setOpen] = useState(false)
  const [message, setMessage] = useState('')
  const send = useAct(async () => {
    const said = message.trim()
    await ask(askAccess, { body: { ...of, ...(said === '' ? {} : { message: said }) } })
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!send.isPending) send.mutate()
  }
  if (send.isSuccess) {
    return (
      <p role="status" className={styles.sent}>
        {sent}
      </p>
    )
  }
  if (!isOpen) {
    return (
      <span className={styles.answers}>
        <Button small onClick={() => setOpen(true)}>
          {label}
        </Button>
      </span>
    )
  }
  return (
    <form className={styles.ask} onSubmit={submit} aria-label={label}>
      <TextArea
        label="What do you want to do here?"
        rows={2}
        maxLength={500}
        value={message}
        // the button that was pressed is gone
        autoFocus
        onChange={(event) => setMessage(event.target.value)}
      />
      <p className={styles.shown}>Your name and e-mail address are sent along.</p>
      <span className={styles.answers}>
        <Button small type="submit" tone="accent" busy={send.isPending}>
          Send
        </Button>
        <Button small tone="quiet" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </span>
    </form>
  )
}
