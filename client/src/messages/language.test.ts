import { afterEach, describe, expect, it, vi } from 'vitest'
import { beginning, choose, chooseForAccount, follow, nearest } from './language.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const browserSpeaks = (...tongues: string[]) => vi.stubGlobal('navigator', { languages: tongues })

it.each([
  [['de-CH', 'en'], 'de'],
  [['fr', 'ar-EG'], 'ar'],
  [['fr'], 'en'],
  [[], 'en'],
] as const)('of %j the nearest is %s', (wishes, language) => {
  expect(nearest(wishes)).toBe(language)
})

describe('a window begins', () => {
  it('as the browser speaks, where that is offered', () => {
    browserSpeaks('fr', 'de-AT', 'en')
    expect(beginning()).toBe('de')
    browserSpeaks('ar')
    expect(beginning()).toBe('en')
  })

  it('as the account says, and as was chosen on this device before both', () => {
    browserSpeaks('en')
    expect(follow('de')).toBe(true)
    expect(beginning()).toBe('de')
    expect(choose('en')).toBe(false)
    expect(beginning()).toBe('en')
    expect(follow('de')).toBe(false)
    expect(beginning()).toBe('en')
  })

  it('as the account was told here, whatever was chosen before', () => {
    choose('en')
    expect(chooseForAccount('de')).toBe(true)
    expect(beginning()).toBe('de')
    expect(chooseForAccount('en')).toBe(false)
  })

  it('in English where nothing can be remembered', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('blocked')
      },
      setItem: () => {
        throw new Error('blocked')
      },
      removeItem: () => {
        throw new Error('blocked')
      },
      clear: () => undefined,
    })
    expect([choose('de'), follow('de'), chooseForAccount('de')]).toEqual([false, false, false])
    expect(beginning()).toBe('en')
  })
})
