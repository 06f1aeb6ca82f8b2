import { act, fireEvent, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { aMe } from '../../testing/things.ts'
import { aPage } from '../menus/a-page.ts'
import { anEditor, caretIn, select, type } from '../menus/an-editor.ts'
import { show } from '../menus/in-mantine.tsx'
import { amountIn, amountOf, minutesFor } from './count-text.ts'
import { goalFrom, shareOf } from './goal.ts'
import { WordTotal } from './word-total.tsx'

beforeEach(() => localStorage.clear())

const me = aMe()

const shown = (content: string) => {
  const editor = anEditor(content)
  show(<WordTotal editor={editor} page={{ id: aPage }} me={me} />)
  return editor
}
const total = () => screen.getByTitle('Counts and goal')
const setGoal = (typed: string) => {
  fireEvent.click(total())
  fireEvent.change(screen.getByLabelText(/Goal in words/), { target: { value: typed } })
}

describe('a text', () => {
  test.each([
    ['one two', 2, 7],
    ['', 0, 0],
    ['a\nb', 2, 2],
    ['👩‍👩‍👧 e\u0301', 1, 3],
    ['日本', 2, 2],
  ])('%j is counted as a person does', (text, words, characters) => {
    expect(amountOf(text)).toEqual({ words, characters })
  })

  it('of a page is the sum of its blocks', () => {
    const { doc } = anEditor('<p>one two</p><ul><li><p>three</p></li></ul>').state
    expect(amountIn(doc)).toEqual({ words: 3, characters: 12 })
  })

  test.each([
    [0, 0],
    [1, 1],
    [230, 1],
    [231, 2],
  ])('of %i words takes %i minutes', (words, minutes) => expect(minutesFor(words)).toBe(minutes))
})

describe('a goal', () => {
  test.each([
    ['1500', 1500],
    ['1,500', 1500],
    ['1 500', 1500],
    ['0', null],
    ['many', null],
    ['-3', null],
    ['1e9', null],
  ])('typed as %j is %j', (typed, goal) => expect(goalFrom(typed)).toBe(goal))

  it('is never more than reached', () => expect(shareOf(30, 10)).toBe(1))
})

describe('the foot of the page', () => {
  it('counts on while one writes, and what is selected', async () => {
    const editor = shown('<p>one two</p>')
    expect(total().textContent).toBe('2 words')
    caretIn(editor, 'two')
    act(() => type(editor, 'and '))
    await expect.poll(() => total().textContent).toBe('3 words')
    act(() => select(editor, 'one'))
    await expect.poll(() => total().textContent).toBe('1 word selected')
  })

  it('shows how far one is on the way to a goal', () => {
    shown('<p>one two</p>')
    setGoal('4')
    expect(screen.getAllByText('2 words to go.')).toHaveLength(1)
    expect(total().textContent).toBe('2 words of 4')
    expect(localStorage.getItem(`chapterhouse.goal.${me.id}.${aPage}`)).toBe('4')
  })

  it('says calmly that a goal is reached, and forgets one that is taken away', () => {
    shown('<p>one two</p>')
    setGoal('2')
    expect(screen.getByText('Goal reached.')).toBeTruthy()
    setGoal('')
    expect(total().textContent).toBe('2 words')
  })

  it('says what a goal is to who types something else', () => {
    shown('<p>one two</p>')
    setGoal('lots')
    expect(screen.getByText(/A goal is a number of words/)).toBeTruthy()
    expect(total().textContent).toBe('2 words')
  })
})
