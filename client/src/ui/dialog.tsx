import { IconX } from '@tabler/icons-react'
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { t } from '../messages/t.ts'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import styles from './dialog.module.css'
import { InLayer } from './layer.ts'

/** The veil is part of the dialog, and so is its scroll bar: only the place tells them apart. */
const isOutside = ({ clientX, clientY, currentTarget }: MouseEvent<HTMLDialogElement>): boolean => {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect()
  return clientX < left || clientX > right || clientY < top || clientY > bottom
}

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** `side` slides in from the left: the tree on a phone. */
  readonly kind?: 'middle' | 'side'
  /** Hides the heading from sight, not from readers. */
  readonly bare?: boolean
  /** For two columns side by side. */
  readonly wide?: boolean
}

/**
 * A modal on the browser's own `<dialog>`: it traps the focus, closes on Escape, makes the page
 * below inert and gives the focus back, with no code of ours.
 */
export const Dialog = (props: DialogProps) => {
  const { title, onClose, children, kind = 'middle', bare, wide } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // What is inside comes once it is open: a field in a closed one cannot take the focus it asks for.
  const [isOpen, setOpen] = useState(false)
  // Closed before it leaves the page: the browser gives the focus back only from one still in it.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    setOpen(true)
    return () => element?.close()
  }, [])
  const closeOutside = (event: MouseEvent<HTMLDialogElement>) => {
    if (isOutside(event)) onClose()
  }
  return (
    <dialog
      ref={dialog}
      className={classes(styles.dialog, styles[kind], wide && styles.wide)}
      aria-labelledby={titleId}
      onMouseDown={closeOutside}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.sheet}>
        <header className={bare ? 'unseen' : styles.head}>
          <h2 id={titleId}>{title}</h2>
          <IconButton label={t('Close')} tip={false} icon={<IconX size={18} />} onClick={onClose} />
        </header>
        {isOpen ? <InLayer value={dialog.current}>{children}</InLayer> : null}
      </div>
    </dialog>
  )
}
