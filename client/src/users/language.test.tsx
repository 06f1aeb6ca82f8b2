import { changeMe, type Me } from '@chapterhouse/shared/users/contract'
import { fireEvent, renderHook, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { beginning } from '../messages/language.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aMe } from '../testing/things.ts'
import { LanguageSection } from './language-section.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useAccountLanguage } from './use-account-language.ts'

const startAgain = vi.fn()
beforeEach(() => {
  startAgain.mockClear()
  vi.spyOn(location, 'reload').mockImplementation(startAgain)
})

describe('a language', () => {
  const openSection = () => {
    const api = fakeApi()
    const me = aMe()
    show(<LanguageSection />, { at: '/account', me })
    const choose = () =>
      fireEvent.change(screen.getByRole('combobox', { name: 'Language' }), {
        target: { value: 'de' },
      })
    return { api, me, choose }
  }

  test('is chosen for the account, and the window begins again in it', async () => {
    const { api, me, choose } = openSection()
    api.says(changeMe, { ...me, language: 'de' })
    choose()
    await waitFor(() => expect(startAgain).toHaveBeenCalledOnce())
    expect(api.asked(changeMe)[0]?.body).toEqual({ language: 'de' })
    expect(beginning()).toBe('de')
  })

  test('that the server does not take leaves all as it is', async () => {
    const { api, choose } = openSection()
    api.refuses(changeMe, 'unavailable')
    choose()
    await waitFor(() => expect(api.asked(changeMe)).toHaveLength(1))
    expect(startAgain).not.toHaveBeenCalled()
    expect(beginning()).toBe('en')
  })

  test('is chosen before the door, by its own name', () => {
    show(<LanguageSwitch />, { at: '/sign-in' })
    fireEvent.click(screen.getByRole('button', { name: 'Deutsch' }))
    expect(startAgain).toHaveBeenCalledOnce()
    expect(beginning()).toBe('de')
  })
})

describe('the account’s language', () => {
  const comeIn = (me: Me | null) =>
    renderHook(({ who }) => useAccountLanguage(who), { initialProps: { who: me } })

  test('is spoken from the start, and from the moment somebody comes in', () => {
    const { rerender } = comeIn(null)
    expect(startAgain).not.toHaveBeenCalled()
    rerender({ who: aMe({ language: 'de' }) })
    expect(startAgain).toHaveBeenCalledOnce()
  })

  test('waits for the next start when it changes elsewhere', () => {
    const me = aMe()
    const { rerender } = comeIn(me)
    rerender({ who: { ...me, language: 'de' } })
    expect(startAgain).not.toHaveBeenCalled()
    expect(beginning()).toBe('de')
  })

  test('does not undo what was chosen on this device', () => {
    localStorage.setItem('chapterhouse.language', 'en')
    comeIn(aMe({ language: 'de' }))
    expect(startAgain).not.toHaveBeenCalled()
    expect(beginning()).toBe('en')
  })
})
