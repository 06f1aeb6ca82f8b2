import { IconFileImport } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import { t } from '../../messages/t.ts'
import styles from './drop-zone.module.css'
import { isImportable, mayBeImported } from './importable.ts'

/** `disabled` leaves every drop to the editor: the person may not write here. */
interface DropZoneProps {
  readonly onFiles: (files: File[]) => void
  readonly disabled: boolean
  readonly children: ReactNode
}

/** Images are the editor's. */
const mayBeText = (event: DragEvent) =>
  [...event.dataTransfer.items].some((item) => item.kind === 'file' && mayBeImported(item.type))

/** Takes text files of any kind dropped anywhere on the page, before the editor sees them. */
export const DropZone = ({ onFiles, disabled, children }: DropZoneProps) => {
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    setOver(false)
    const files = [...event.dataTransfer.files].filter((file) => isImportable(file.name))
    if (disabled || files.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    onFiles(files)
  }
  return (
    // A drop is the mouse's way only; the page menu has the same act for keys.
    <section
      className={styles.zone}
      aria-label={t('Page')}
      onDragOverCapture={(event) => {
        if (disabled || !mayBeText(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeaveCapture={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDropCapture={onDrop}
    >
      {children}
      {over ? (
        <div className={styles.veil}>
          <p>
            <IconFileImport size={22} /> {t('Drop to add the text to this page')}
          </p>
        </div>
      ) : null}
    </section>
  )
}
