import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { copyText } from '../../kernel/copy-text.ts'
import { handOver } from '../../kernel/hand-over.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './second-step.module.css'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly onClose: () => void
}

/** Codes for when the device is lost: shown this once. */
export const RecoveryCodes = ({ codes, onClose }: RecoveryCodesProps) => {
  const [copied, setCopied] = useState(false)
  const text = codes.join('\n')
  const file = () =>
    t('Recovery codes for {host}. Each is good once.\n\n{text}\n', { host: location.host, text })
  const save = () => handOver(new Blob([file()], { type: 'text/plain' }), 'recovery-codes.txt')
  return (
    <Dialog title={t('Your recovery codes')} onClose={onClose}>
      <div className={styles.sheet}>
        <p>
          {t(
            'Each of them signs you in once, should you lose your device. Keep them where you keep important papers: they are shown this once.',
          )}
        </p>
        <ul className={styles.codes} aria-label={t('Recovery codes')}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className={styles.row}>
          <Button
            autoFocus
            icon={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            onClick={async () => setCopied(await copyText(text))}
          >
            {copied ? t('Copied') : t('Copy')}
          </Button>
          <Button icon={<IconDownload size={16} />} onClick={save}>
            {t('Download')}
          </Button>
        </div>
        <Button tone="accent" onClick={onClose}>
          {t('I have kept them')}
        </Button>
      </div>
    </Dialog>
  )
}
