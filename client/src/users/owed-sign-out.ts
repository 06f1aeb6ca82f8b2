import { signOut } from '@chapterhouse/shared/auth/sign-out'
import { ask } from '../kernel/ask.ts'
import { onThisDevice } from '../kernel/on-this-device.ts'
import { reach } from '../kernel/reach.ts'

/** `public/first-look.js` knows this name as well: it shows nothing of who has left. */
const name = 'chapterhouse.sign-out-owed'

const isOwed = (): boolean => onThisDevice.read(name) !== null

let underWay: Promise<void> | null = null

const pay = async (): Promise<void> => {
  await ask(signOut, {})
  onThisDevice.write(name, null)
}

/**
 * A sign-out of which the server has not heard. Only it can end the session, whose cookie no script can
 * remove: until then this browser treats the person as gone, and tells the server before anything else.
 */
export const owedSignOut = {
  is: isOwed,
  /** Answers whether this browser will remember it. */
  owe: (): boolean => {
    onThisDevice.write(name, true)
    return isOwed()
  },
  /** Tells the server now, if it has to be told. Throws as `ask` does. */
  settle: (): Promise<void> => {
    if (!isOwed()) return Promise.resolve()
    underWay ??= pay().finally(() => {
      underWay = null
    })
    return underWay
  },
} as const

reach.listen((state) => {
  if (state === 'here') void owedSignOut.settle().catch(() => undefined)
})
