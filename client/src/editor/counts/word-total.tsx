import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Me } from '@chapterhouse/shared/users/contract'
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { count } from '../../kernel/count.ts'
import { locale } from '../../messages/language.ts'
import { t, tn } from '../../messages/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { type Amount, amountIn, amountOf, minutesFor } from './count-text.ts'
import styles from './counts.module.css'
import { goalFrom, shareOf, useGoal } from './goal.ts'

/** Milliseconds of rest before words are counted again. */
const rest = 500

interface Totals {
  readonly page: Amount
  /** Of the selected words; null while there are none. */
  readonly selected: Amount | null
}

const totalsNow = ({ state }: Editor): Totals => {
  const { from, to } = state.selection
  const selected = amountOf(state.doc.textBetween(from, to, '\n', ' '))
  return { page: amountIn(state.doc), selected: selected.words > 0 ? selected : null }
}

const useTotals = (editor: Editor): Totals => {
  const [now, setNow] = useState(() => totalsNow(editor))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        if (!editor.isDestroyed) setNow(totalsNow(editor))
      }, rest)
    }
    editor.on('transaction', soon)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', soon)
    }
  }, [editor])
  return now
}

const Amounts = ({ title, amount }: { readonly title: string; readonly amount: Amount }) => (
  <section className={styles.amounts}>
    <h3>{title}</h3>
    <dl>
      <dt>{t('Words')}</dt>
      <dd>{amount.words.toLocaleString(locale)}</dd>
      <dt>{t('Characters')}</dt>
      <dd>{amount.characters.toLocaleString(locale)}</dd>
      <dt>{t('Reading time')}</dt>
      <dd>{tn(minutesFor(amount.words), ['{n} minute', '{n} minutes'])}</dd>
    </dl>
  </section>
)

interface GoalProps {
  readonly words: number
  readonly goal: number | null
  readonly setGoal: (goal: number | null) => void
}

const Progress = ({ words, goal }: { readonly words: number; readonly goal: number }) => (
  <span
    className={styles.progress}
    role="progressbar"
    aria-label={t('Words of the goal')}
    aria-valuemin={0}
    aria-valuemax={goal}
    aria-valuenow={Math.min(words, goal)}
  >
    <span style={{ width: `${shareOf(words, goal) * 100}%` }} />
  </span>
)

/** Said once and calmly: how far, how much is left, or that it is reached. */
const wordsOfGoal = (words: number, goal: number): string =>
  words >= goal ? t('Goal reached.') : tn(goal - words, ['{n} word to go.', '{n} words to go.'])

const Goal = ({ words, goal, setGoal }: GoalProps) => {
  const [typed, setTyped] = useState(goal === null ? '' : String(goal))
  const wish = goalFrom(typed)
  const isWrong = typed.trim() !== '' && wish === null
  const change = (next: string) => {
    setTyped(next)
    if (next.trim() === '' || goalFrom(next) !== null) setGoal(goalFrom(next))
  }
  return (
    <section className={styles.goal}>
      <label>
        {t('Goal in words, for you on this page')}
        <input
          inputMode="numeric"
          value={typed}
          placeholder={t('None')}
          aria-invalid={isWrong}
          onChange={(event) => change(event.currentTarget.value)}
        />
      </label>
      <p role="status">
        {isWrong ? t('A goal is a number of words, such as 1500.') : null}
        {!isWrong && goal !== null ? wordsOfGoal(words, goal) : null}
      </p>
      {goal === null ? null : <Progress words={words} goal={goal} />}
    </section>
  )
}

interface WordTotalProps {
  readonly editor: Editor
  readonly page: Pick<Page, 'id'>
  readonly me: Pick<Me, 'id'>
}

/** "120 words", "120 words selected", "120 words of 1,500". */
const shownWords = (words: number, goal: number | null, selected: boolean): string => {
  if (selected) return tn(words, ['{n} word selected', '{n} words selected'])
  if (goal === null) return count.words(words)
  return tn(words, ['{n} word of {goal}', '{n} words of {goal}'], {
    goal: goal.toLocaleString(locale),
  })
}

/** How much the page is, at its foot; behind it all counts, and a goal. */
export const WordTotal = ({ editor, page, me }: WordTotalProps) => {
  const { page: amount, selected } = useTotals(editor)
  const [goal, setGoal] = useGoal(me.id, page.id)
  const [isOpen, setOpen] = useState(false)
  const shown = selected ?? amount
  return (
    <>
      <button
        type="button"
        className="word-total"
        title={t('Counts and goal')}
        onClick={() => setOpen(true)}
      >
        {shownWords(shown.words, selected ? null : goal, selected !== null)}
        {goal !== null && !selected ? <Progress words={amount.words} goal={goal} /> : null}
      </button>
      {isOpen ? (
        <Dialog title={t('Counts and goal')} onClose={() => setOpen(false)}>
          <div className={styles.sheet}>
            {selected ? <Amounts title={t('Selected')} amount={selected} /> : null}
            <Amounts title={t('This page')} amount={amount} />
            <Goal words={amount.words} goal={goal} setGoal={setGoal} />
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
