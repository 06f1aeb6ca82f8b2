import { useEffect, useRef } from 'react'
import type { MenuChoice } from './menu-choice.ts'

/** What a part of the screen offers now, under the name of that part. */
export interface OfferedActs {
  readonly group: string
  readonly choices: readonly MenuChoice[]
}

const offers = new Set<{ readonly group: string; readonly list: () => readonly MenuChoice[] }>()

/** All acts on offer in this moment; each screen, menu and editor adds its own while it is there. */
export const offeredActs = (): readonly OfferedActs[] =>
  [...offers].map(({ group, list }) => ({
    group,
    choices: list().filter(({ disabled }) => !disabled),
  }))

/** Offers acts to whoever looks for one by name, for as long as this is on screen. */
export const useOfferActs = (group: string, list: () => readonly MenuChoice[]): void => {
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
  })
  useEffect(() => {
    const offer = { group, list: () => latest.current() }
    offers.add(offer)
    return () => {
      offers.delete(offer)
    }
  }, [group])
}
