import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react'
import { t } from '../../messages/t.ts'
import { Avatar } from '../../ui/avatar.tsx'
import type { PersonHere } from '../room/people.ts'
import { useWhoIsWhere } from '../room/who-is-where.ts'
import { toggleFold } from './folding.ts'
import { sectionBelow } from './folds.ts'
import { goTo } from './go-to.ts'
import { type Heading, headingAt, headingNamed } from './headings.ts'
import styles from './outline.module.css'
import { useOutline } from './use-outline.ts'

interface LineProps {
  readonly editor: Editor
  readonly heading: Heading
  readonly isCurrent: boolean
  readonly isFolded: boolean
  /** Who writes below it. */
  readonly people: readonly PersonHere[]
  readonly onGo: () => void
}

/** The faces of who writes below a heading; their names are read with it. */
const Faces = ({ people }: Pick<LineProps, 'people'>) =>
  people.length === 0 ? null : (
    <span className={styles.faces} title={people.map(({ displayName }) => displayName).join(', ')}>
      {people.slice(0, 3).map((person) => (
        <Avatar key={person.id ?? person.displayName} person={person} size={16} />
      ))}
      <span className="unseen">
        {` (here: ${people.map(({ displayName }) => displayName).join(', ')})`}
      </span>
    </span>
  )

const Fold = ({ editor, heading, isFolded }: Omit<LineProps, 'onGo' | 'isCurrent' | 'people'>) => {
  const isHere = headingAt(editor.state.doc, heading.at) !== null
  if (!isHere || sectionBelow(editor.state.doc, heading.at) === null) return null
  const Sign = isFolded ? IconChevronRight : IconChevronDown
  return (
    <button
      type="button"
      className={styles.fold}
      aria-expanded={!isFolded}
      aria-label={t('What is below “{text}”', { text: heading.text })}
      onClick={() => toggleFold(editor, heading.at)}
    >
      <Sign size={14} aria-hidden="true" />
    </button>
  )
}

const Line = ({ editor, heading, isCurrent, isFolded, people, onGo }: LineProps) => {
  // Others may have written above since the list was made.
  const go = ({ detail }: MouseEvent) => {
    const now = headingNamed(editor.state.doc, heading.id)
    if (now) goTo(editor, now)
    onGo()
    // By key, the next one is for the text. A finger reads: the keyboard of a phone stays away.
    if (detail === 0) setTimeout(() => !editor.isDestroyed && editor.view.focus())
  }
  return (
    <li className={styles.line} style={{ '--level': heading.level } as CSSProperties}>
      <Fold {...{ editor, heading, isFolded }} />
      <button
        type="button"
        className={styles.heading}
        data-outline=""
        aria-current={isCurrent ? 'location' : undefined}
        onClick={go}
      >
        {heading.text}
        <Faces people={people} />
      </button>
    </li>
  )
}

/** Arrows go from heading to heading. */
const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-outline]')]
  const at = all.indexOf(event.target as HTMLElement)
  if (at < 0) return
  event.preventDefault()
  all[at + step]?.focus()
}

interface PanelProps {
  readonly editor: Editor
  /** Called after one went to a heading. */
  readonly onGo?: () => void
}

/** The headings of the page, the one being read marked; each leads to its place and folds it. */
export const OutlinePanel = ({ editor, onGo = () => {} }: PanelProps) => {
  const { headings, current, folded } = useOutline(editor)
  const people = useWhoIsWhere(editor, headings)
  return (
    <nav className={styles.panel} aria-label={t('Outline')} onKeyDown={onKeyDown}>
      {headings.length === 0 ? (
        <p className={styles.empty}>{t('Headings of this page will stand here.')}</p>
      ) : (
        <ol className={styles.list}>
          {headings.map((heading) => (
            <Line
              key={heading.id}
              {...{ editor, heading, onGo }}
              isCurrent={heading.id === current}
              people={people.get(heading.id) ?? []}
              isFolded={folded.includes(heading.at)}
            />
          ))}
        </ol>
      )}
    </nav>
  )
}
