import { useEffect, useState } from 'react'
import { follow } from './follow.ts'
import type { PersonHere } from './people.ts'
import { whereIs } from './whereabouts.ts'

/** Milliseconds between two looks at what the bar says. */
const pause = 1_000

/** Where somebody is, told anew while they move. */
const useWhere = (personId: string | null): string => {
  const [where, setWhere] = useState('')
  useEffect(() => {
    if (personId === null) return
    const look = () => setWhere(whereIs(personId))
    look()
    const timer = setInterval(look, pause)
    return () => clearInterval(timer)
  }, [personId])
  return where
}

/** Follows one of the others, as long as they are here and the reader does not move. */
export const useFollow = (others: readonly PersonHere[]) => {
  const [id, setId] = useState<string | null>(null)
  const person = others.find((one) => one.id === id) ?? null
  const followed = person?.id ?? null
  const isGone = id !== null && person === null
  useEffect(() => {
    // Who comes back is not followed again by themselves.
    if (isGone) setId(null)
  }, [isGone])
  useEffect(() => (followed === null ? undefined : follow(followed, () => setId(null))), [followed])
  return { person, where: useWhere(followed), begin: setId, stop: () => setId(null) }
}
