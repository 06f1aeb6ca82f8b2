import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { t } from '../../messages/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { type Entry, found, recent, remember } from './entries.ts'
import styles from './palette.module.css'
import { useEntries } from './use-entries.tsx'

interface LineProps {
  readonly entry: Entry
  readonly id: string
  readonly isNow: boolean
  readonly onPick: () => void
  readonly onPoint: () => void
}

const Line = ({ entry, id, isNow, onPick, onPoint }: LineProps) => {
  const line = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isNow) line.current?.scrollIntoView?.({ block: 'nearest' })
  }, [isNow])
  return (
    <button
      type="button"
      tabIndex={-1}
      ref={line}
      id={id}
      role="option"
      aria-selected={isNow}
      className={styles.line}
      onClick={onPick}
      onPointerMove={onPoint}
    >
      {entry.icon}
      <span className={styles.label}>{entry.label}</span>
      <span className={styles.group}>{entry.group}</span>
      {entry.hint ? <kbd className={styles.hint}>{entry.hint}</kbd> : null}
    </button>
  )
}

const step = (key: string): number => ({ ArrowDown: 1, ArrowUp: -1 })[key] ?? 0

/** Whatever one can do or go to, by a few letters of its name. */
export const Palette = ({ onClose }: { readonly onClose: () => void }) => {
  const entries = useEntries()
  const [last] = useState(recent)
  const [{ typed, at }, set] = useState({ typed: '', at: 0 })
  const listId = useId()
  const lines = found(entries, typed, last)
  const pick = (entry: Entry | undefined) => {
    if (!entry) return
    remember(entry.id)
    onClose()
    // Once the window is gone and the focus is back where it was.
    setTimeout(entry.act)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const by = step(event.key)
    if (by !== 0) set({ typed, at: (at + by + lines.length) % Math.max(1, lines.length) })
    else if (event.key === 'Enter') pick(lines[at])
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={t('Go to or do')} bare onClose={onClose}>
      <input
        className={styles.field}
        autoFocus
        role="combobox"
        aria-label={t('Page or act')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={lines[at] ? `${listId}-${at}` : undefined}
        placeholder={t('A page, or what to do')}
        value={typed}
        onChange={(event) => set({ typed: event.currentTarget.value, at: 0 })}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('What there is')} className={styles.list}>
        {lines.map((entry, index) => (
          <Line
            key={entry.id}
            id={`${listId}-${index}`}
            entry={entry}
            isNow={index === at}
            onPick={() => pick(entry)}
            onPoint={() => set({ typed, at: index })}
          />
        ))}
      </div>
      <p className={lines.length === 0 ? styles.nothing : 'unseen'} role="status">
        {lines.length === 0 ? t('Nothing here has this name. Try fewer letters.') : ''}
      </p>
    </Dialog>
  )
}
