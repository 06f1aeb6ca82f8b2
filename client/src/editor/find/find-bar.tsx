import {
  IconAbc,
  IconChevronDown,
  IconChevronUp,
  IconLetterCase,
  IconRegex,
  IconReplace,
  IconX,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import { locale } from '../../messages/language.ts'
import { t } from '../../messages/t.ts'
import { ToolButton } from '../menus/tool-button.tsx'
import styles from './find-bar.module.css'
import { Finder, type Findings } from './finder.ts'
import { paint, unpaint } from './paint.ts'
import { type LineProps, ReplaceLine } from './replace-line.tsx'
import type { FindBarState } from './use-find-bar.ts'

type FindBarProps = Pick<FindBarState, 'replacing' | 'asked' | 'setReplacing' | 'close'> & {
  readonly editor: Editor
}

const useFindings = (finder: Finder): Findings =>
  useSyncExternalStore(finder.listen, finder.findings)

/** What is selected in one line of the text; a good guess at what is looked for. */
const selectedWords = ({ state }: Editor): string => {
  const { from, to } = state.selection
  const words = state.doc.textBetween(from, to, '\n', '\ufffc')
  return words.length <= 200 && !/[\n\ufffc]/.test(words) ? words : ''
}

const number = new Intl.NumberFormat(locale)

/** "3 of 17", "Nothing found". */
const told = ({ query, matches, at, isInvalid }: Findings): string => {
  if (isInvalid) return t('Not a regular expression')
  if (query.text === '') return ''
  if (matches.length === 0) return t('Nothing found')
  return t('{at} of {all}', {
    at: number.format(at + 1),
    all: number.format(matches.length),
  })
}

const switches = [
  { key: 'exactCase', label: t('Match case'), icon: IconLetterCase },
  { key: 'wholeWords', label: t('Whole words'), icon: IconAbc },
  { key: 'regex', label: t('Regular expression'), icon: IconRegex },
] as const

const Switches = ({ finder, findings: { query } }: LineProps) =>
  switches.map(({ key, label, icon }) => (
    <ToolButton
      key={key}
      label={label}
      icon={icon}
      tabIndex={0}
      pressed={query[key]}
      onClick={() => finder.look({ [key]: !query[key] })}
    />
  ))

const Steps = ({ finder, findings: { matches } }: LineProps) => {
  const idle = matches.length === 0
  return (
    <>
      <ToolButton
        label={t('Previous')}
        icon={IconChevronUp}
        shortcut="Shift-Enter"
        tabIndex={0}
        idle={idle}
        onClick={() => finder.previous()}
      />
      <ToolButton
        label={t('Next')}
        icon={IconChevronDown}
        shortcut="Enter"
        tabIndex={0}
        idle={idle}
        onClick={() => finder.next()}
      />
    </>
  )
}

interface FieldProps extends LineProps {
  readonly field: RefObject<HTMLInputElement | null>
}

const FindField = ({ finder, findings, field }: FieldProps) => (
  <input
    ref={field}
    className={styles.field}
    type="search"
    aria-label={t('Find in the text')}
    placeholder={t('Find in the text')}
    value={findings.query.text}
    autoComplete="off"
    spellCheck={false}
    enterKeyHint="search"
    aria-invalid={findings.isInvalid || undefined}
    onChange={(event) => finder.look({ text: event.target.value })}
    onKeyDown={(event) => {
      if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
      event.preventDefault()
      if (event.shiftKey) finder.previous()
      else finder.next()
    }}
  />
)

/** Begins with the selected words, and each time the bar is asked for goes into its field. */
const useBeginning = ({ editor, asked }: FindBarProps, finder: Finder) => {
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (asked === 0) return
    const words = selectedWords(editor)
    if (words !== '') finder.look({ text: words })
    field.current?.focus()
    field.current?.select()
  }, [editor, finder, asked])
  return field
}

/**
 * Finds words in the text and puts others in their place. Enter goes on, Shift-Enter back, Escape
 * returns to the text with the place selected.
 */
export const FindBar = (props: FindBarProps) => {
  const { editor, replacing, setReplacing, close } = props
  const finder = useMemo(() => new Finder(editor), [editor])
  const findings = useFindings(finder)
  const isEditable = useEditorState({ editor, selector: () => editor.isEditable })
  const field = useBeginning(props, finder)
  useEffect(() => paint(editor, findings), [editor, findings])
  useEffect(() => unpaint, [])
  const leave = () => {
    close()
    editor.view.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    leave()
  }
  const line = { finder, findings }
  return (
    <search className={styles.bar} aria-label={t('Find and replace')} onKeyDown={onKeyDown}>
      <div className={styles.line}>
        {isEditable ? (
          <ToolButton
            label={t('Replace')}
            icon={IconReplace}
            tabIndex={0}
            pressed={replacing}
            aria-expanded={replacing}
            onClick={() => setReplacing(!replacing)}
          />
        ) : null}
        <FindField {...line} field={field} />
        <span className={styles.told} role="status">
          {told(findings)}
        </span>
        <Switches {...line} />
        <Steps {...line} />
        <ToolButton
          label={t('Close')}
          icon={IconX}
          shortcut="Escape"
          tabIndex={0}
          onClick={leave}
        />
      </div>
      {replacing && isEditable ? <ReplaceLine {...line} /> : null}
    </search>
  )
}
