import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { t, tn } from '../../messages/t.ts'
import { othersHere, type PersonHere, personOf } from './people.ts'
import { quietMode } from './quiet.ts'
import { caretsHere, headingOf } from './whereabouts.ts'

/** Milliseconds after their last letter in which somebody counts as writing. */
const lately = 4_000
/** Milliseconds between two looks. */
const pause = 1_000

/** Who wrote when, by Yjs client. */
type Written = Map<number, number>

/** The clients whose letters a transaction brought. */
const writersIn = ({ afterState, beforeState }: Y.Transaction): number[] =>
  [...afterState].flatMap(([client, clock]) =>
    clock > (beforeState.get(client) ?? 0) ? [client] : [],
  )

/** Far text is not laid out, and asking where it is would have it laid out. */
const isInSight = (caret: Element | undefined): boolean => {
  if (!caret?.checkVisibility({ contentVisibilityAuto: true })) return false
  const { top, bottom } = caret.getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}

/** Those who wrote lately and whose writing the reader does not see: it is far away, or in quiet. */
const unseenWriters = (written: Written, awareness: Awareness, myId: string): PersonHere[] => {
  const now = Date.now()
  const ids = new Set<string>()
  for (const [client, at] of written) {
    const person = now - at < lately ? personOf(awareness.getStates().get(client)?.user) : null
    if (person?.id) ids.add(person.id)
  }
  if (ids.size === 0) return []
  const others = othersHere(awareness, myId).filter(({ id }) => id !== null && ids.has(id))
  if (quietMode.get()) return others
  const carets = caretsHere()
  return others.filter(({ id }) => id !== null && !isInSight(carets.get(id)))
}

/** "Ben is writing in “Harbour”"; in quiet nobody is named. */
export const sayWriters = ([one, ...more]: readonly PersonHere[], isQuiet: boolean): string => {
  if (!one) return ''
  if (isQuiet) return more.length === 0 ? t('Somebody is writing') : t('Others are writing')
  if (more.length > 0) {
    const [other] = more
    const name = one.displayName
    return other && more.length === 1
      ? t('{name} and {other} are writing elsewhere', { name, other: other.displayName })
      : tn(
          more.length,
          [
            '{name} and {n} other are writing elsewhere',
            '{name} and {n} others are writing elsewhere',
          ],
          { name },
        )
  }
  const heading = one.id === null ? null : headingOf(one.id)
  return heading === null
    ? t('{name} is writing elsewhere', { name: one.displayName })
    : t('{name} is writing in “{heading}”', { name: one.displayName, heading })
}

/** What is said of those who write where the reader does not look. */
export interface WritingElsewhere {
  readonly words: string
  /** Whom to go to; null in quiet, and while nobody writes. */
  readonly personId: string | null
}

const nobody: WritingElsewhere = { words: '', personId: null }

/** What to say of those who write where the reader does not see it; looks once a second. */
export const useWritingElsewhere = (
  doc: Y.Doc,
  awareness: Awareness,
  myId: string,
): WritingElsewhere => {
  const [said, setSaid] = useState(nobody)
  useEffect(() => {
    const written: Written = new Map()
    const note = (transaction: Y.Transaction) => {
      if (transaction.local) return
      for (const client of writersIn(transaction)) written.set(client, Date.now())
    }
    const look = () => {
      const isQuiet = quietMode.get()
      const writers = unseenWriters(written, awareness, myId)
      const words = sayWriters(writers, isQuiet)
      const personId = isQuiet ? null : (writers[0]?.id ?? null)
      setSaid((then) =>
        then.words === words && then.personId === personId ? then : { words, personId },
      )
    }
    doc.on('afterTransaction', note)
    const timer = setInterval(look, pause)
    return () => {
      doc.off('afterTransaction', note)
      clearInterval(timer)
    }
  }, [doc, awareness, myId])
  return said
}
