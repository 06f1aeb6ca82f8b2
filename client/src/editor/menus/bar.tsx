import type { Editor } from '@tiptap/core'
import { type ComponentProps, type KeyboardEvent, type MouseEvent, useRef } from 'react'
import { classes } from '../../ui/classes.ts'
import styles from './bar.module.css'
import { useRoving } from './use-roving.ts'

type BarProps = ComponentProps<'div'> & {
  readonly editor: Editor
  /** Names the bar for those who hear it. */
  readonly label: string
}

const isField = (target: EventTarget): boolean => target instanceof HTMLInputElement

/** Whether the event happened in the bar itself, not in a menu that React counts as its child. */
const isOwn = (event: KeyboardEvent | MouseEvent): boolean =>
  event.target instanceof Node && event.currentTarget.contains(event.target)

/**
 * A row of controls for the text: one stop for Tab, arrows inside, Escape back to the text. Pressing
 * a button leaves the caret, and the keyboard of a phone, where they are.
 */
export const Bar = ({ editor, label, className, children, ...rest }: BarProps) => {
  const bar = useRef<HTMLDivElement>(null)
  const walk = useRoving(bar)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isOwn(event) && !isField(event.target)) walk.onKeyDown(event)
  }
  // On its way down: an open tooltip takes Escape for itself.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (!isOwn(event) || event.key !== 'Escape') return
    event.preventDefault()
    editor.view.focus()
  }
  const onMouseDown = (event: MouseEvent) => {
    if (isOwn(event) && !isField(event.target)) event.preventDefault()
  }
  return (
    <div
      {...rest}
      ref={bar}
      role="toolbar"
      aria-label={label}
      data-editor-bar=""
      className={classes(styles.bar, className)}
      onKeyDown={onKeyDown}
      onKeyDownCapture={onKeyDownCapture}
      onFocus={walk.onFocus}
      onMouseDown={onMouseDown}
    >
      {children}
    </div>
  )
}

/** A thin line between two groups of controls. */
export const BarGap = () => <span className={styles.gap} aria-hidden="true" />
