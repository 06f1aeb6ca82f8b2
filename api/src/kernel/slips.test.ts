import type { Request, Response } from 'express'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openSlip } from './slips.ts'

const appSecret = 'a secret of thirty-two characters'

/** A browser that carries one slip. */
const open = (parts: { name?: string; appSecret?: string; secure?: boolean } = {}) => {
  let [now, cookie, options] = [1_700_000_000_000, '', {}]
  const { secure = true, name = 'step' } = parts
  const room = { clock: { now: () => now }, secure, appSecret: parts.appSecret ?? appSecret }
  const slip = openSlip(room, { name, schema: z.object({ who: z.string() }), seconds: 60 })
  const request = () => ({ headers: { cookie: `other=1; ${cookie}` } }) as Request
  const response = {
    cookie: (key: string, value: string, given: object) => {
      cookie = `${key}=${value}`
      options = given
    },
  } as Response
  return {
    slip,
    give: (who: string) => slip.give(response, { who }),
    read: () => slip.read(request()),
    take: () => slip.take({ request: request(), response }),
    cookie: () => cookie,
    options: () => options,
    brings: (other: string) => {
      cookie = other
    },
    pass: (seconds: number) => {
      now += seconds * 1_000
    },
  }
}

describe('a slip', () => {
  it('is read as often as one likes, and taken once', async () => {
    const browser = open()
    await browser.give('ada')
    expect([await browser.read(), await browser.read()]).toEqual([{ who: 'ada' }, { who: 'ada' }])
    const copy = browser.cookie()
    expect(await browser.take()).toEqual({ who: 'ada' })
    expect(browser.cookie()).toBe('step=')
    browser.brings(copy)
    expect([await browser.read(), await browser.take()]).toEqual([null, null])
  })

  it('ends', async () => {
    const browser = open()
    await browser.give('ada')
    browser.pass(59)
    expect(await browser.read()).not.toBeNull()
    browser.pass(2)
    expect([await browser.read(), await browser.take()]).toEqual([null, null])
  })

  it('tells nobody what is on it, and no script that it is there', async () => {
    const browser = open()
    await browser.give('ada')
    expect(Buffer.from(browser.cookie(), 'base64url').toString()).not.toContain('ada')
    expect(browser.options()).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax' })
  })

  it.each([
    ['another house', { appSecret: `another ${appSecret}` }],
    ['another kind', { name: 'flow' }],
  ])('of %s is none', async (_what, parts) => {
    const [here, there] = [open(), open(parts)]
    await there.give('ada')
    here.brings(there.cookie().replace(/^\w+/, 'step'))
    expect(await here.read()).toBeNull()
  })

  it.each(['', 'step=', 'step=x', 'step=....', 'step=%00', 'step'])(
    'like %j is none',
    async (cookie) => {
      const browser = open()
      browser.brings(cookie)
      expect(await browser.read()).toBeNull()
    },
  )
})
