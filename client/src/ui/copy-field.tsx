import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { copyText } from '../kernel/copy-text.ts'
import { t } from '../messages/t.ts'
import { Button } from './button.tsx'
import styles from './copy-field.module.css'

interface CopyFieldProps {
  readonly label: string
  readonly value: string
  /** It is in the clipboard already. */
  readonly done?: boolean
}

/** Something to hand on: shown in full, because a clipboard can fail. */
export const CopyField = ({ label, value, done = false }: CopyFieldProps) => {
  const [copied, setCopied] = useState(done)
  const copy = async () => setCopied(await copyText(value))
  return (
    <div className={styles.field}>
      <input
        readOnly
        value={value}
        aria-label={label}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        small
        tone="accent"
        icon={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
        onClick={() => void copy()}
      >
        {copied ? t('Copied') : t('Copy')}
      </Button>
    </div>
  )
}
