import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { Avatar } from '../../ui/avatar.tsx'
import { othersHere, type PersonHere } from './people.ts'
import { jumpTo } from './whereabouts.ts'

/** Discs before the rest becomes a number. */
const most = 4

const useOthers = (awareness: Awareness, myId: string): PersonHere[] => {
  const [others, setOthers] = useState<PersonHere[]>([])
  useEffect(() => {
    let gone = false
    const look = () => {
      if (gone) return
      const now = othersHere(awareness, myId)
      setOthers((then) => (JSON.stringify(then) === JSON.stringify(now) ? then : now))
    }
    // The editor shows itself to the others while it is being rendered; a state may not change then.
    const soon = () => queueMicrotask(look)
    look()
    awareness.on('change', soon)
    return () => {
      gone = true
      awareness.off('change', soon)
    }
  }, [awareness, myId])
  return others
}

interface PeopleHereProps {
  readonly awareness: Awareness
  readonly myId: string
}

/** Who else has this page open; a click leads to their caret. */
export const PeopleHere = ({ awareness, myId }: PeopleHereProps) => {
  const others = useOthers(awareness, myId)
  if (others.length === 0) return null
  const names = others.map(({ displayName }) => displayName).join(', ')
  return (
    <ul className="people-here" aria-label={`Also here: ${names}`}>
      {others.slice(0, most).map((person) => (
        <li key={person.id ?? person.displayName}>
          <button
            type="button"
            title={person.displayName}
            aria-label={`Go to ${person.displayName}`}
            onClick={() => person.id && jumpTo(person.id)}
          >
            <Avatar person={person} size={26} />
          </button>
        </li>
      ))}
      {others.length > most ? <li className="people-more">+{others.length - most}</li> : null}
    </ul>
  )
}
