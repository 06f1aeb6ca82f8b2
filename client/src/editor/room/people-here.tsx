import { IconUsers } from '@tabler/icons-react'
import { memo, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Awareness } from 'y-protocols/awareness'
import { t } from '../../messages/t.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuChoice } from '../../ui/menu-choice.ts'
import { FollowBar } from './follow-bar.tsx'
import { othersHere, type PersonHere } from './people.ts'
import { quietMode, useQuiet } from './quiet.ts'
import { useFollow } from './use-follow.ts'
import { whereIs } from './whereabouts.ts'

/** Discs before the rest becomes a number. */
const most = 4

const useOthers = (awareness: Awareness, myId: string): PersonHere[] => {
  const [others, setOthers] = useState<PersonHere[]>([])
  useEffect(() => {
    let gone = false
    let waits = false
    const look = () => {
      waits = false
      if (gone) return
      const now = othersHere(awareness, myId)
      setOthers((then) => (JSON.stringify(then) === JSON.stringify(now) ? then : now))
    }
    // The editor shows itself to the others while it is being rendered; a state may not change then.
    const soon = () => {
      if (!waits) queueMicrotask(look)
      waits = true
    }
    look()
    awareness.on('change', soon)
    return () => {
      gone = true
      awareness.off('change', soon)
    }
  }, [awareness, myId])
  return others
}

interface FacesProps {
  readonly others: readonly PersonHere[]
  readonly onFollow: (id: string) => void
}

const Faces = ({ others, onFollow }: FacesProps) => (
  <ul
    className="people-here"
    aria-label={t('Also here: {names}', {
      names: others.map(({ displayName }) => displayName).join(', '),
    })}
  >
    {others.slice(0, most).map((person) => (
      <li key={person.id ?? person.displayName}>
        <button
          type="button"
          title={t('Follow {name}', { name: person.displayName })}
          aria-label={t('Follow {name}', { name: person.displayName })}
          disabled={person.id === null}
          onClick={() => person.id !== null && onFollow(person.id)}
        >
          <Avatar person={person} size={26} />
        </button>
      </li>
    ))}
    {others.length > most ? <li className="people-more">+{others.length - most}</li> : null}
  </ul>
)

/** Everybody with where they are, to be followed; and the way to have quiet. */
const choicesOf = ({ others, onFollow }: FacesProps, isQuiet: boolean): MenuChoice[] => [
  ...others.map(({ id, displayName }) => ({
    id: id ?? displayName,
    label: displayName,
    hint: whereIs(id),
    disabled: id === null,
    act: () => id !== null && onFollow(id),
  })),
  {
    label: t('Quiet: show nobody’s caret'),
    checked: isQuiet,
    divide: others.length > 0,
    act: () => quietMode.set(!isQuiet),
  },
]

const Who = ({ isQuiet, ...faces }: FacesProps & { readonly isQuiet: boolean }) => {
  const [isOpen, setOpen] = useState(false)
  const { length } = faces.others
  return (
    <Menu
      label={t('Who is here')}
      // Where people are is looked for in the whole text: once it opens, not on every key of theirs.
      choices={isOpen ? choicesOf(faces, isQuiet) : []}
      onChange={setOpen}
      button={
        <IconButton
          small
          label={t('Who is here: {n}', { n: length })}
          icon={<IconUsers size={17} />}
        />
      }
    />
  )
}

interface PeopleHereProps {
  readonly awareness: Awareness
  readonly myId: string
}

/** Who else has this page open. A press on a face follows them; the list says where each is. */
export const PeopleHere = memo(({ awareness, myId }: PeopleHereProps) => {
  const others = useOthers(awareness, myId)
  const isQuiet = useQuiet(awareness)
  const { person, where, begin, stop } = useFollow(others)
  if (others.length === 0) return null
  return (
    <>
      {isQuiet ? null : <Faces others={others} onFollow={begin} />}
      <Who others={others} onFollow={begin} isQuiet={isQuiet} />
      {person
        ? createPortal(<FollowBar person={person} where={where} onStop={stop} />, document.body)
        : null}
    </>
  )
})
