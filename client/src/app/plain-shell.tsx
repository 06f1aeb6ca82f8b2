import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { t } from '../messages/t.ts'
import { Wordmark } from '../ui/wordmark.tsx'
import styles from './shell.module.css'

interface PlainShellProps {
  readonly children: ReactNode
  /** The person's menu, where somebody is signed in. */
  readonly corner?: ReactNode
}

/** The frame of screens that belong to no project. */
export const PlainShell = ({ children, corner }: PlainShellProps) => (
  <div className={styles.plain}>
    <header className={styles.plainBar}>
      <Link to="/" className={styles.home} aria-label={t('Chapterhouse: start')}>
        <Wordmark />
      </Link>
      {corner}
    </header>
    <main id="main" className={styles.screen} tabIndex={-1}>
      {children}
    </main>
  </div>
)
