import { IconCheck } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { type RefObject, type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import { Bar } from './bar.tsx'
import styles from './link.module.css'
import { applyLink, hrefFrom, linkRule } from './link.ts'
import { showSelection } from './show-selection.ts'
import { ToolButton } from './tool-button.tsx'

interface LinkFormProps {
  readonly editor: Editor
  readonly href: string
  readonly onClose: () => void
  /** The person went on elsewhere; the focus is theirs. */
  readonly onLeave: () => void
}

/** Calls back when the pointer or the focus goes elsewhere. */
const useLeaving = (form: RefObject<HTMLElement | null>, onLeave: () => void) => {
  const leave = useRef(onLeave)
  leave.current = onLeave
  useEffect(() => {
    const onMove = (event: Event) => {
      if (event.target instanceof Node && !form.current?.contains(event.target)) leave.current()
    }
    document.addEventListener('pointerdown', onMove)
    document.addEventListener('focusin', onMove)
    return () => {
      document.removeEventListener('pointerdown', onMove)
      document.removeEventListener('focusin', onMove)
    }
  }, [form])
}

/** One field for the address of a link; Enter sets it, Escape leaves all as it was. */
export const LinkForm = ({ editor, href, onClose, onLeave }: LinkFormProps) => {
  const [isRefused, setRefused] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const ruleId = useId()
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  useEffect(() => showSelection(editor), [editor])
  useLeaving(form, onLeave)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const address = hrefFrom(field.current?.value ?? '')
    setRefused(address === null)
    if (address === null) field.current?.focus()
    else if (applyLink(editor, address)) onClose()
  }
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={submit}
      onKeyDownCapture={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      <Bar editor={editor} label="Link address" className={styles.row}>
        <input
          ref={field}
          className={styles.address}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="done"
          placeholder="Paste or type an address"
          aria-label="Address of the link"
          aria-invalid={isRefused || undefined}
          aria-describedby={isRefused ? ruleId : undefined}
          defaultValue={href}
        />
        <ToolButton type="submit" label="Set link" icon={IconCheck} />
      </Bar>
      {isRefused ? (
        <p id={ruleId} className={styles.refusal} role="alert">
          {linkRule}
        </p>
      ) : null}
    </form>
  )
}
