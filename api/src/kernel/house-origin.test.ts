import { describe, expect, it } from 'vitest'
import { askedOrigin, houseOrigin } from './house-origin.ts'

const here = { publicOrigin: null, host: '127.0.0.1', port: 4000 }
const asked = (host: string | undefined, protocol = 'http') => ({ protocol, headers: { host } })

describe('a link in a mail begins with', () => {
  it('PUBLIC_URL, whatever the request says', () => {
    const settings = { ...here, publicOrigin: 'https://write.example.org' }
    expect(houseOrigin(settings, asked('evil.example'))).toBe('https://write.example.org')
  })

  it.each(['127.0.0.1:4000', 'localhost:4000'])('what the asker came by: %s', (host) => {
    expect(houseOrigin(here, asked(host))).toBe(`http://${host}`)
  })

  it.each(['evil.example', 'evil.example:4000', 'localhost:4000@evil.example', '', undefined])(
    'never a name somebody else pointed at us: %s',
    (host) => {
      expect(houseOrigin(here, asked(host))).toBe('http://localhost:4000')
    },
  )
})

describe('a browser takes for its own site', () => {
  it('what it asked for, though others would reach it elsewhere', () => {
    const open = { ...here, host: '0.0.0.0' }
    expect(askedOrigin(open, asked('localhost:4000'))).toBe('http://localhost:4000')
    expect(houseOrigin(open, asked('localhost:4000'))).not.toContain('0.0.0.0')
  })

  it('PUBLIC_URL where there is one', () => {
    const settings = { ...here, publicOrigin: 'https://write.example.org' }
    expect(askedOrigin(settings, asked('localhost:4000'))).toBe('https://write.example.org')
  })

  it('never a name somebody else pointed at us', () => {
    expect(askedOrigin(here, asked('evil.example'))).toBe('http://localhost:4000')
  })
})
