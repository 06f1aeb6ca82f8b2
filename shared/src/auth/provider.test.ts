import { describe, expect, it } from 'vitest'
import { signInMethod } from './contract.ts'
import { finishProvider, returnPath, startProvider } from './provider.ts'
import { provider } from './site.ts'

describe('another site', () => {
  it('sends people back to an address of its own', () => {
    const paths = provider.options.map(returnPath)
    expect(new Set(paths).size).toBe(paths.length)
    for (const path of paths) expect(path).toMatch(/^\/sign-in\/[a-z]+$/)
  })

  it('is a way of signing in', () => {
    for (const one of provider.options) expect(signInMethod.parse(one)).toBe(one)
  })

  it.each(['facebook', '', 'Google', '__proto__'])('is none of %j', (id) => {
    expect(provider.safeParse(id).success).toBe(false)
  })
})

describe('setting out', () => {
  const takes = (body: object) => startProvider.parts.body.safeParse(body).success

  it.each([{ intent: 'sign-in' }, { intent: 'link', next: '/account' }])(
    'with %j is fine',
    (body) => {
      expect(takes(body)).toBe(true)
    },
  )

  it.each([
    {},
    { intent: 'delete' },
    { intent: 'sign-in', next: 'x'.repeat(501) },
    { intent: 'sign-in', invitation: 'x'.repeat(201) },
    { intent: 'sign-in', setupCode: 'x'.repeat(101) },
  ])('with %j is not', (body) => expect(takes(body)).toBe(false))
})

describe('coming back', () => {
  it('may be with a code, with a refusal, or with nothing that makes sense', () => {
    const { body } = finishProvider.parts
    expect(body.parse({ code: 'c', state: 's' })).toEqual({ code: 'c', state: 's' })
    expect(body.parse({ error: 'access_denied', state: 's' })).toMatchObject({ state: 's' })
    expect(body.parse({ scope: 'email', iss: 'x' })).toEqual({})
  })

  it('is answered without the code', () => {
    expect(finishProvider.parts.reply.safeParse({ code: 'c' }).success).toBe(false)
  })
})
