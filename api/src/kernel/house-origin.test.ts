import { describe, expect, it } from 'vitest'
import { houseOrigin } from './house-origin.ts'

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
