import { IconX } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { t } from '../messages/t.ts'
import { Button, IconButton } from './button.tsx'
import { classes } from './classes.ts'
import { dismiss, type Toast, toastStore } from './toast.ts'
import styles from './toasts.module.css'

/** Long enough to read and to think better of it. */
const shownFor = 9_000

const OneToast = ({ one }: { readonly one: Toast }) => {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held || one.lasting) return
    const timer = setTimeout(() => dismiss(one.id), shownFor)
    return () => clearTimeout(timer)
  }, [held, one.id, one.lasting])
  const undo = () => {
    dismiss(one.id)
    one.undo?.()
  }
  return (
    <li
      className={classes(
        styles.toast,
        one.tone === 'danger' && styles.danger,
        one.lasting && styles.lasting,
      )}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.text}>{one.text}</span>
      {one.undo ? (
        <Button small tone="quiet" className={styles.undo} onClick={undo}>
          {one.undoLabel ?? t('Undo')}
        </Button>
      ) : null}
      <IconButton
        small
        tip={false}
        className={styles.close}
        label={t('Dismiss')}
        icon={<IconX size={16} />}
        onClick={() => dismiss(one.id)}
      />
    </li>
  )
}

/** The corner where messages appear; a live region, so that they are read aloud. */
export const Toasts = () => {
  const toasts = useSyncExternalStore(toastStore.listen, toastStore.get)
  return (
    <section className="no-print" aria-label={t('Messages')} aria-live="polite">
      <ul className={styles.toasts}>
        {toasts.map((one) => (
          <OneToast key={one.id} one={one} />
        ))}
      </ul>
    </section>
  )
}
