import { Refusal, type RefusalCode } from '@chapterhouse/shared/refusals'

/** Goes on, or refuses: the asker may know of the thing and not do this with it. */
export const allow = (yes: boolean, code: RefusalCode = 'forbidden', detail?: string): void => {
  if (!yes) throw new Refusal(code, detail === undefined ? {} : { detail })
}

/** The thing, or 404: it does not exist, or the asker may not know that it does. */
export const found = <T>(thing: T | null | undefined): T => {
  if (thing === null || thing === undefined) throw new Refusal('not_found')
  return thing
}
