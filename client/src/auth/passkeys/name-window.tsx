import { label, type namePasskey } from '@chapterhouse/shared/auth/factors'
import { z } from 'zod'
import { t } from '../../messages/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import styles from '../proof/proof.module.css'

interface NameWindowProps {
  readonly title: string
  readonly action: string
  readonly name: string
  readonly send: (label: string) => Promise<unknown>
  readonly onClose: () => void
}

const schema = z.object({ label }) satisfies typeof namePasskey.parts.body

/** What a passkey is called: people have several, and lose one. */
export const NameWindow = ({ title, action, name, send, onClose }: NameWindowProps) => (
  <Dialog title={title} onClose={onClose}>
    <div className={styles.proof}>
      <Form label={title} schema={schema} action={action} send={(values) => send(values.label)}>
        <TextField
          name="label"
          label={t('Name of the device')}
          defaultValue={name}
          maxLength={80}
          autoComplete="off"
          autoFocus
          wrong={t('A name, so that you know it again.')}
        />
      </Form>
    </div>
  </Dialog>
)
