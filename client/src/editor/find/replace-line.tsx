import { useState } from 'react'
import { t, tn } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import styles from './find-bar.module.css'
import type { Finder, Findings } from './finder.ts'

export interface LineProps {
  readonly finder: Finder
  readonly findings: Findings
}

/** The line for other words: Enter replaces the current place and goes on. */
export const ReplaceLine = ({ finder, findings: { matches } }: LineProps) => {
  const [words, setWords] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const none = matches.length === 0
  const one = () => finder.replace(words)
  const all = () =>
    setDone(tn(finder.replaceAll(words), ['{n} place replaced', '{n} places replaced']))
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault()
        one()
      }}
    >
      <input
        className={styles.field}
        aria-label={t('Replace with')}
        placeholder={t('Replace with')}
        value={words}
        autoComplete="off"
        onChange={(event) => {
          setWords(event.target.value)
          setDone(null)
        }}
      />
      <span className={styles.told} role="status">
        {none ? done : null}
      </span>
      <Button type="submit" small tone="quiet">
        {t('Replace')}
      </Button>
      <Button small tone="quiet" onClick={all}>
        {t('All')}
      </Button>
    </form>
  )
}
