import { IconCheck } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import {
  type ComponentProps,
  type RefObject,
  type SubmitEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { t } from '../../messages/t.ts'
import { Bar } from './bar.tsx'
import styles from './link.module.css'
import { applyLink, hrefFrom, linkRule } from './link.ts'
import { listen } from './listen.ts'
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
    return listen(document, { pointerdown: onMove, focusin: onMove })
  }, [form])
}

type AddressProps = Omit<ComponentProps<'input'>, 'aria-label' | 'className'>

const Address = (props: AddressProps) => (
  <input
    {...props}
    className={styles.address}
    type="url"
    inputMode="url"
    autoComplete="off"
    spellCheck={false}
    enterKeyHint="done"
    placeholder={t('Paste or type an address')}
    aria-label={t('Address of the link')}
  />
)

/** What was typed as an address, and whether it was refused. */
const useAddress = (onAddress: (href: string) => void) => {
  const field = useRef<HTMLInputElement>(null)
  const [isRefused, setRefused] = useState(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const address = hrefFrom(field.current?.value ?? '')
    setRefused(address === null)
    if (address === null) field.current?.focus()
    else onAddress(address)
  }
  return { field, isRefused, submit }
}

/** One field for the address of a link; Enter sets it, Escape leaves all as it was. */
export const LinkForm = ({ editor, href, onClose, onLeave }: LinkFormProps) => {
  const form = useRef<HTMLFormElement>(null)
  const ruleId = useId()
  const { field, isRefused, submit } = useAddress((address) => {
    if (applyLink(editor, address)) onClose()
  })
  const wrong = isRefused ? { 'aria-invalid': true, 'aria-describedby': ruleId } : {}
  useEffect(() => showSelection(editor), [editor])
  useLeaving(form, onLeave)
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={submit}
      onKeyDownCapture={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      <Bar editor={editor} label={t('Link address')} className={styles.row}>
        <Address ref={field} defaultValue={href} {...wrong} />
        <ToolButton type="submit" label={t('Set link')} icon={IconCheck} />
      </Bar>
      {isRefused ? <Refusal id={ruleId} /> : null}
    </form>
  )
}

const Refusal = ({ id }: { readonly id: string }) => (
  <p id={id} className={styles.refusal} role="alert">
    {linkRule}
  </p>
)
