import { decisionNote, type ModerationCase } from '@chapterhouse/shared/admin/moderation'
import { t } from '../../messages/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.ts'
import styles from '../admin.module.css'
import { type CaseAct, useDecide } from './moderation-api.ts'

/** What each decision does, who reads why, and what is said when it is done. */
const words = {
  dismiss: {
    title: t('Leave it as it is'),
    about: t('It stays public. Should it be reported again, it comes back here.'),
    hint: t('For those who look at it next.'),
    action: t('Leave it'),
    done: t('It stays as it is'),
  },
  hide: {
    title: t('Take it down'),
    about: t(
      'From now on nobody outside reads it, and it cannot be published before it is released. Those who write it keep it.',
    ),
    hint: t('Its authors read this where they publish.'),
    action: t('Take down'),
    done: t('It is taken down'),
  },
  release: {
    title: t('Release it'),
    about: t(
      'A page that is still published is public again at once. A front is opened by whoever looks after it.',
    ),
    hint: t('For those who look at it next.'),
    action: t('Release'),
    done: t('It is released'),
  },
} as const satisfies Readonly<Record<CaseAct, object>>

/** Of which case, and what is to be done with it. */
interface DecideDialogProps {
  readonly one: ModerationCase
  readonly act: CaseAct
  readonly onClose: () => void
}

/** What a decision means, and why it is made. */
export const DecideDialog = ({ one, act, onClose }: DecideDialogProps) => {
  const decide = useDecide()
  const { title, about, hint, action, done } = words[act]
  const send = async ({ note }: { note: string }) => {
    await decide({ id: one.id, act, note })
    toast(done)
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles.asking}>
        <p>
          <strong>{one.title || t('Untitled')}</strong>
        </p>
        <p>{about}</p>
        <Form
          label={title}
          schema={decisionNote}
          action={action}
          tone={act === 'hide' ? 'danger' : 'accent'}
          send={send}
        >
          <TextField
            name="note"
            label={t('Why')}
            hint={hint}
            wrong={t('Say why, in at most a thousand characters.')}
            maxLength={1000}
            autoFocus
          />
        </Form>
      </div>
    </Dialog>
  )
}
