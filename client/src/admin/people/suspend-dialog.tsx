import { type AdminPerson, suspendPerson } from '@chapterhouse/shared/admin/people'
import { useQueryClient } from '@tanstack/react-query'
import type { Proof } from '../../auth/proof/use-proof.tsx'
import { ask } from '../../kernel/ask.ts'
import { t } from '../../messages/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.ts'
import styles from '../admin.module.css'

interface SuspendDialogProps {
  readonly person: AdminPerson
  readonly onClose: () => void
  readonly proof: Proof
}

/** What it means to suspend somebody, and why it is done. */
export const SuspendDialog = ({ person, onClose, proof }: SuspendDialogProps) => {
  const client = useQueryClient()
  const { id: userId, displayName } = person
  const suspend = async (body: { reason: string }) => {
    await proof.proven(() => ask(suspendPerson, { params: { userId }, body }))
    await client.invalidateQueries({ queryKey: ['admin', 'people'] })
    toast(t('{name} is out', { name: displayName }))
    onClose()
  }
  return (
    <Dialog title={t('Suspend {name}', { name: displayName })} onClose={onClose}>
      <div className={styles.asking}>
        <p>
          {t(
            'They are signed out everywhere within two seconds and cannot come back in until you let them. What they wrote stays, under their name.',
          )}
        </p>
        <Form
          label={t('Suspend {name}', { name: displayName })}
          schema={suspendPerson.parts.body}
          action={t('Suspend')}
          tone="danger"
          send={suspend}
        >
          <TextField
            name="reason"
            label={t('Why')}
            hint={t('They read this at the door.')}
            wrong={t('Say why: they read it at the door.')}
            autoFocus
          />
        </Form>
      </div>
    </Dialog>
  )
}
