import type { Me } from '@chapterhouse/shared/users/contract'
import { useEffect, useRef } from 'react'
import { follow } from '../messages/language.ts'
import { startAgain } from './start-again.ts'

/**
 * The window speaks as the account says, from its start or from the moment somebody comes in. What
 * changes later, on another device, waits for the next start: nobody is taken out of their writing.
 */
export const useAccountLanguage = (me: Me | null | undefined): void => {
  const { id, language } = me ?? {}
  const followed = useRef<string | null>(null)
  useEffect(() => {
    if (!id || !language) return
    const isOther = follow(language)
    if (isOther && followed.current !== id) startAgain()
    followed.current = id
  }, [id, language])
}
