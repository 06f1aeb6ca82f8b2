import { devicePartsOf } from '@chapterhouse/shared/auth/device'
import { t } from '../messages/t.ts'

/** "Firefox on Windows" of a User-Agent header, as far as it can be told. */
export const deviceInWords = (agent: string | null): string => {
  const { browser, system } = devicePartsOf(agent)
  if (browser && system) return t('{browser} on {system}', { browser, system })
  return browser ?? system ?? t('Unknown device')
}
