import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { PageLine } from '@chapterhouse/shared/pages/contract'
import { useId, useState } from 'react'
import { t } from '../../messages/t.ts'
import { titleOf } from '../title.ts'
import { pathTo } from '../tree/grow.ts'
import styles from './place-dialog.module.css'

interface PlaceListProps {
  /** What the top level is called. */
  readonly top: string
  readonly homes: readonly PageLine[]
  readonly chosen: PageId | null
  readonly onChoose: (id: PageId | null) => void
}

/** A place, as deep as it stands in the tree. */
interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly level: number
  readonly checked: boolean
  readonly onChoose: () => void
  readonly ref?: (input: HTMLInputElement | null) => void
}

const Choice = ({ name, label, level, checked, onChoose, ref }: ChoiceProps) => (
  <label className={styles.choice} style={{ paddingInlineStart: `${0.75 + level * 1.125}rem` }}>
    <input type="radio" ref={ref} name={name} checked={checked} onChange={onChoose} />
    <span className={styles.name}>{label}</span>
  </label>
)

// The arrows choose at once, and a phone brings no keyboard up for it.
const focus = (input: HTMLInputElement | null) => input?.focus()

// By any part of the title: one remembers the word, not the beginning.
const matches = (line: PageLine, words: string) =>
  titleOf(line).toLocaleLowerCase().includes(words.trim().toLocaleLowerCase())

/** The pages of a project to put something under; the browser's own radios bring the arrow keys. */
export const PlaceList = ({ top, homes, chosen, onChoose }: PlaceListProps) => {
  const name = useId()
  const [words, setWords] = useState('')
  const found = words.trim() ? homes.filter((line) => matches(line, words)) : homes
  const choices = found.some(({ id }) => id === chosen)
    ? found
    : homes.filter((line) => found.includes(line) || line.id === chosen)
  return (
    <>
      <input
        type="search"
        className={styles.search}
        aria-label={t('Search the pages')}
        placeholder={t('Search the pages')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <fieldset className={styles.places}>
        <legend className="unseen">{t('Place')}</legend>
        <Choice
          name={name}
          label={t('At the top of “{top}”', { top })}
          level={0}
          ref={focus}
          checked={chosen === null}
          onChoose={() => onChoose(null)}
        />
        {choices.map((line) => (
          <Choice
            key={line.id}
            name={name}
            label={titleOf(line)}
            level={words.trim() ? 0 : pathTo(homes, line.id).length}
            checked={chosen === line.id}
            onChoose={() => onChoose(line.id)}
          />
        ))}
      </fieldset>
      {found.length === 0 && words.trim() ? (
        <p className={styles.nowhere}>{t('No page is called that.')}</p>
      ) : null}
    </>
  )
}
