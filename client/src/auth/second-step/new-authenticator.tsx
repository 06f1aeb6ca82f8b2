import { type beginAuthenticator, confirmAuthenticator } from '@chapterhouse/shared/auth/factors'
import type { ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { t } from '../../messages/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { CodeField } from './code-field.tsx'
import { QrCode } from './qr-code.tsx'
import styles from './second-step.module.css'

interface NewAuthenticatorProps {
  readonly begun: ReplyOf<typeof beginAuthenticator>
  readonly confirm: (code: string) => Promise<unknown>
  readonly onClose: () => void
}

const inFours = (secret: string): string => secret.replace(/(.{4})(?!$)/g, '$1 ')

/** A picture for the phone, and the code that shows it was read. */
export const NewAuthenticator = ({ begun, confirm, onClose }: NewAuthenticatorProps) => (
  <Dialog title={t('Add an authenticator app')} onClose={onClose}>
    <div className={styles.sheet}>
      <p>{t('Scan this with the app on your phone, then type the code it shows.')}</p>
      <QrCode text={begun.address} label={t('The secret, for the camera of your phone')} />
      <details className={styles.byHand}>
        <summary>{t('Type it by hand instead')}</summary>
        <p className={styles.secret}>{inFours(begun.secret)}</p>
      </details>
      <Form
        label={t('Confirm the authenticator')}
        schema={confirmAuthenticator.parts.body}
        action={t('Turn on the second step')}
        send={({ code }) => confirm(code)}
      >
        <CodeField label={t('Code')} />
      </Form>
    </div>
  </Dialog>
)
