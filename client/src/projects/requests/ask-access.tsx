import { lazy, Suspense, useState } from 'react'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import type { Wanted } from './ask-form.tsx'
import styles from './requests.module.css'

// Fetched when somebody first asks; most who see the button have no need to.
const LazyForm = lazy(async () => ({ default: (await import('./ask-form.tsx')).AskForm }))

interface AskAccessProps {
  readonly of: Wanted
  /** What the button says. */
  readonly label?: string
  /** Said once it is sent, where it is known that there is something to ask for. */
  readonly sent?: string
}

// The same for what is and what never was: asking must not tell the two apart.
const perhaps = t(
  'If there is something at this address, those who look after it have been asked. You hear from them.',
)

/** A button that becomes a word to those who decide, and then says that it is on its way. */
export const AskAccess = ({ of, label = t('Ask for access'), sent = perhaps }: AskAccessProps) => {
  const [stage, setStage] = useState<'button' | 'form' | 'sent'>('button')
  const button = (
    <span className={styles.answers}>
      <Button small onClick={() => setStage('form')}>
        {label}
      </Button>
    </span>
  )
  if (stage === 'button') return button
  if (stage === 'form') {
    return (
      <Suspense fallback={button}>
        <LazyForm
          of={of}
          label={label}
          onSent={() => setStage('sent')}
          onCancel={() => setStage('button')}
        />
      </Suspense>
    )
  }
  return (
    <p role="status" className={styles.sent}>
      {sent}
    </p>
  )
}
