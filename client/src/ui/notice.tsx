import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { explain } from '../kernel/explain.ts'
import { t } from '../messages/t.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import styles from './notice.module.css'

interface NoticeProps {
  readonly tone?: 'info' | 'warn' | 'danger'
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** A sentence or two in the flow of a screen. */
export const Notice = ({ tone = 'info', title, children, action }: NoticeProps) => (
  <div className={classes(styles.notice, styles[tone])} role={tone === 'info' ? 'note' : 'alert'}>
    {tone === 'info' ? <IconInfoCircle size={18} /> : <IconAlertCircle size={18} />}
    <div className={styles.rest}>
      <div className={styles.words}>
        <strong>{title}</strong>
        {children ? <p>{children}</p> : null}
      </div>
      {action}
    </div>
  </div>
)

interface ProblemProps {
  readonly error: unknown
  readonly again?: () => void
}

/** An error as a person reads it: what happened, what is safe, what to do. */
export const Problem = ({ error, again }: ProblemProps) => {
  const { title, advice } = explain(error)
  const action = again ? (
    <Button small onClick={again}>
      {t('Try again')}
    </Button>
  ) : null
  return (
    <Notice tone="danger" title={title} action={action}>
      {advice}
    </Notice>
  )
}
