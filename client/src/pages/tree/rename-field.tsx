import type { PageLine } from '@chapterhouse/shared/pages/contract'
import { type KeyboardEvent, useRef } from 'react'
import { t } from '../../messages/t.ts'
import styles from './page-tree.module.css'
import type { TreeActs } from './use-tree-acts.ts'
import { rowId } from './use-tree-keys.ts'

interface RenameFieldProps {
  readonly line: PageLine
  readonly acts: Pick<TreeActs, 'rename' | 'startRename'>
}

// The old title is selected, so that typing replaces it and an arrow keeps it.
const select = (input: HTMLInputElement | null) => input?.select()

/** A title being typed in its place. Enter and leaving keep it, Escape does not. */
export const RenameField = ({ line, acts }: RenameFieldProps) => {
  const given = useRef(false)
  const focusRow = () => document.getElementById(rowId(line.id))?.focus()
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      given.current = true
      acts.startRename(null)
      focusRow()
    }
    if (event.key === 'Enter') {
      event.currentTarget.blur()
      focusRow()
    }
  }
  return (
    <input
      className={styles.rename}
      aria-label={t('Title of the page')}
      defaultValue={line.title}
      maxLength={300}
      ref={select}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!given.current) acts.rename(line, event.currentTarget.value)
        given.current = true
      }}
    />
  )
}
