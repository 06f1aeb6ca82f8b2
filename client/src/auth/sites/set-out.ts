import { startProvider } from '@chapterhouse/shared/auth/provider'
import type { Provider } from '@chapterhouse/shared/auth/site'
import type { InputOf } from '@chapterhouse/shared/kernel/endpoint'
import { ask } from '../../kernel/ask.ts'

const kept = 'come-back-to'

/** Where somebody was going before they left for another site; a path of ours, or the start. */
export const goingTo = (): string => sessionStorage.getItem(kept) ?? '/'

export type Wish = InputOf<typeof startProvider, 'body'>

/** Leaves for another site; the person comes back at `/sign-in/<site>`. */
export const setOut = async (
  provider: Provider,
  body: Wish,
  go: (url: string) => void = (url) => location.assign(url),
): Promise<void> => {
  const { url } = await ask(startProvider, { params: { provider }, body })
  sessionStorage.setItem(kept, body.next ?? '/')
  go(url)
}
