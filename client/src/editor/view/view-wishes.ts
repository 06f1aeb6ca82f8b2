import { useSyncExternalStore } from 'react'
import { onThisDevice } from '../../kernel/on-this-device.ts'

/** What a person wants to see around and in the text, on this device. */
export type ViewWish = 'outline' | 'focus' | 'typewriter'

type Wishes = Readonly<Record<ViewWish, boolean>>

const key = 'chapterhouse.view'
const none: Wishes = { outline: false, focus: false, typewriter: false }

const stored = (): Wishes => {
  const value = onThisDevice.read(key)
  const has = (wish: ViewWish) =>
    typeof value === 'object' && value !== null && Reflect.get(value, wish) === true
  return { outline: has('outline'), focus: has('focus'), typewriter: has('typewriter') }
}

let wishes: Wishes | null = null
const listeners = new Set<() => void>()

/** The wishes of this device, and how they change. */
export const viewWishes = {
  get: (): Wishes => {
    wishes ??= stored()
    return wishes
  },
  toggle: (wish: ViewWish): void => {
    const now = viewWishes.get()
    wishes = { ...now, [wish]: !now[wish] }
    onThisDevice.write(key, wishes)
    for (const listener of listeners) listener()
  },
  /** Back to what the device has, for a page that starts anew. */
  forget: (): void => {
    wishes = null
  },
  listen: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** How this person wants to see a page on this device. */
export const useViewWishes = (): Wishes =>
  useSyncExternalStore(viewWishes.listen, viewWishes.get, () => none)
