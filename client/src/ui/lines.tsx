import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLeavesFocus } from './focus-screen.ts'
import styles from './lines.module.css'

/** A list of things, one below the other. */
export const Lines = ({
  children,
  label,
}: {
  readonly children: ReactNode
  readonly label?: string
}) => (
  <ul className={styles.lines} aria-label={label}>
    {children}
  </ul>
)

interface LineProps {
  readonly title: ReactNode
  readonly about?: ReactNode
  readonly before?: ReactNode
  readonly acts?: ReactNode
  readonly to?: string
  /** Over the whole width, under all of it. */
  readonly below?: ReactNode
}

/** One thing of a list: what it is, a word about it, what can be done with it. */
export const Line = ({ title, about, before, acts, to, below }: LineProps) => {
  useLeavesFocus()
  return (
    <li className={styles.line}>
      {before}
      <div className={styles.rest}>
        <div className={styles.words}>
          {to ? (
            <Link className={styles.title} to={to}>
              {title}
            </Link>
          ) : (
            <span className={styles.title}>{title}</span>
          )}
          {about ? <span className={styles.about}>{about}</span> : null}
        </div>
        {acts ? <div className={styles.acts}>{acts}</div> : null}
        {below ? <div className={styles.below}>{below}</div> : null}
      </div>
    </li>
  )
}
