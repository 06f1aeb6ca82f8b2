import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { Heading } from '../outline/headings.ts'
import type { PersonHere } from './people.ts'
import { quietMode } from './quiet.ts'

/** Milliseconds between two looks at who is where: an outline is glanced at. */
const pause = 1_000

/** A caret as it is drawn says whose it is. */
const personAt = (caret: HTMLElement): PersonHere => ({
  id: caret.dataset.person ?? null,
  displayName: caret.querySelector('.caret-name')?.textContent ?? '',
  color: caret.style.getPropertyValue('--person'),
})

/** The others by the id of the heading below which they write. */
export const whoIsWhere = (editor: Editor, headings: readonly Heading[]) => {
  const found = new Map<string, PersonHere[]>()
  for (const caret of editor.view.dom.querySelectorAll<HTMLElement>('.caret[data-person]')) {
    const at = editor.view.posAtDOM(caret, 0)
    const heading = headings.findLast((one) => one.at <= at)
    const person = personAt(caret)
    const there = heading ? (found.get(heading.id) ?? []) : []
    const isNew = there.every(({ id }) => id !== person.id)
    if (heading && isNew) found.set(heading.id, [...there, person])
  }
  return found
}

const same = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean =>
  JSON.stringify([...a]) === JSON.stringify([...b])

/** Who is where, told anew while they move; nobody in quiet. */
export const useWhoIsWhere = (editor: Editor, headings: readonly Heading[]) => {
  const [people, setPeople] = useState<ReadonlyMap<string, readonly PersonHere[]>>(new Map())
  useEffect(() => {
    const look = () => {
      if (editor.isDestroyed) return
      const now = quietMode.get() ? new Map() : whoIsWhere(editor, headings)
      setPeople((then) => (same(then, now) ? then : now))
    }
    look()
    const timer = setInterval(look, pause)
    return () => clearInterval(timer)
  }, [editor, headings])
  return people
}
