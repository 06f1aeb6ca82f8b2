import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Me } from '@chapterhouse/shared/users/contract'
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { count } from '../../kernel/count.ts'
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
      <dt>Words</dt>
      <dd>{amount.words.toLocaleString()}</dd>
      <dt>Characters</dt>
      <dd>{amount.characters.toLocaleString()}</dd>
      <dt>Reading time</dt>
      <dd>{count(minutesFor(amount.words), 'minute')}</dd>
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
    aria-label="Words of the goal"
    aria-valuemin={0}
    aria-valuemax={goal}
    aria-valuenow={Math.min(words, goal)}
  >
    <span style={{ width: `${shareOf(words, goal) * 100}%` }} />
  </span>
)

/** Said once and calmly: how far, how much is left, or that it is reached. */
const wordsOfGoal = (words: number, goal: number): string =>
  words >= goal ? 'Goal reached.' : `${count(goal - words, 'word')} to go.`

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
        Goal in words, for you on this page
        <input
          inputMode="numeric"
          value={typed}
          placeholder="None"
          aria-invalid={isWrong}
          onChange={(event) => change(event.currentTarget.value)}
        />
      </label>
      <p role="status">
        {isWrong ? 'A goal is a number of words, such as 1500.' : null}
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
        title="Counts and goal"
        onClick={() => setOpen(true)}
      >
        {count(shown.words, 'word')}
        {selected ? ' selected' : ''}
        {goal !== null && !selected ? ` of ${goal.toLocaleString()}` : ''}
        {goal !== null && !selected ? <Progress words={amount.words} goal={goal} /> : null}
      </button>
      {isOpen ? (
        <Dialog title="Counts and goal" onClose={() => setOpen(false)}>
          <div className={styles.sheet}>
            {selected ? <Amounts title="Selected" amount={selected} /> : null}
            <Amounts title="This page" amount={amount} />
            <Goal words={amount.words} goal={goal} setGoal={setGoal} />
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
