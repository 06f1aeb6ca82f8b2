import { newId } from '@chapterhouse/shared/kernel/id'
import type { Request, Response } from 'express'
import { describe, expect, it } from 'vitest'
import { openDevices } from './devices.ts'

const appSecret = 'a secret of thirty-two characters'

/** A browser that keeps the one cookie it is given. */
const aBrowser = (devices = openDevices({ appSecret, secure: true })) => {
  let cookie = ''
  let options: object = {}
  const response = {
    cookie: (name: string, value: string, given: object) => {
      cookie = `${name}=${value}`
      options = given
    },
  } as Response
  return {
    cameIn: (userId = newId<'users'>()) => {
      const request = { headers: { cookie: `other=1; ${cookie}` } } as Request
      return devices.note({ request, response }, userId)
    },
    cookie: () => cookie,
    options: () => options,
    take: (other: string) => {
      cookie = other
    },
  }
}

describe('a browser', () => {
  it('is known to who came in there before', () => {
    const [browser, ada] = [aBrowser(), newId<'users'>()]
    expect([browser.cameIn(ada), browser.cameIn(ada)]).toEqual([false, true])
  })

  it('is known to each who came in there, and to nobody else', () => {
    const [browser, ada, ben] = [aBrowser(), newId<'users'>(), newId<'users'>()]
    browser.cameIn(ada)
    expect(browser.cameIn(ben)).toBe(false)
    expect([browser.cameIn(ada), browser.cameIn(ben)]).toEqual([true, true])
  })

  it('forgets who was there longest ago', () => {
    const [browser, ada] = [aBrowser(), newId<'users'>()]
    browser.cameIn(ada)
    for (let n = 0; n < 8; n++) browser.cameIn()
    expect(browser.cameIn(ada)).toBe(false)
    expect(browser.cookie().length).toBeLessThan(500)
  })

  it.each(['device=', 'device=.....', `device=${'A'.repeat(43)}`, 'device=%00', 'device'])(
    'that says %s is not known',
    (cookie) => {
      const browser = aBrowser()
      browser.take(cookie)
      expect(browser.cameIn()).toBe(false)
    },
  )

  it('known to another house is not known here', () => {
    const ada = newId<'users'>()
    const there = aBrowser(openDevices({ appSecret: `another ${appSecret}`, secure: true }))
    there.cameIn(ada)
    const here = aBrowser()
    here.take(there.cookie())
    expect(here.cameIn(ada)).toBe(false)
  })

  it('tells no script, and no server without encryption', () => {
    const browser = aBrowser()
    browser.cameIn()
    expect(browser.options()).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax' })
  })
})
