import type { ReactNode } from 'react'
import styles from './empty.module.css'

interface EmptyProps {
  readonly title: string
  /** What to do next. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** A list with nothing in it: says so, and what to do about it. */
export const Empty = ({ title, children, action }: EmptyProps) => (
  <div className={styles.empty}>
    <p className={styles.title}>{title}</p>
    {children ? <p className={styles.advice}>{children}</p> : null}
    {action}
  </div>
)
