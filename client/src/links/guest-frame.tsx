import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { t } from '../messages/t.ts'
import { BarSlot } from '../ui/bar-slot.tsx'
import styles from './links.module.css'

interface GuestFrameProps {
  /** Who one is here. */
  readonly name: string
  /** Where one is, and the way back. */
  readonly place: ReactNode
  readonly children: ReactNode
}

/** The frame around what a guest sees: no tree, no account, a way to have one. */
export const GuestFrame = ({ name, place, children }: GuestFrameProps) => {
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <div className={styles.place}>{place}</div>
        <div className={styles.slot} ref={setSlot} />
        <span className={styles.who} title={t('Your words are kept as a guest’s')}>
          {name}
        </span>
      </header>
      <main id="main" className={styles.screen} tabIndex={-1}>
        <BarSlot value={slot}>{children}</BarSlot>
      </main>
    </div>
  )
}

/** The way back to the contents of what was shared. */
export const BackTo = ({ to, title }: { readonly to: string; readonly title: string }) => (
  <Link className={styles.back} to={to}>
    {title}
  </Link>
)
