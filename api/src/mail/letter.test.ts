import { builtIn } from '@chapterhouse/shared/mail/template'
import fc from 'fast-check'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { oneLine, write } from './letter.ts'

const origin = 'https://write.example.org'
const link = `${origin}/x#token`
const invitation = (inviter: string, language: 'en' | 'de' = 'en', message = '') =>
  write({
    template: builtIn('project.invitation', language),
    language,
    values: { inviter, project: 'A book', role: 'editor', message, expires: 'Friday', link },
    origin,
  })

/** Every element of a page by name, with its attributes. */
const elementsOf = (html: string): string[] => {
  const found: string[] = []
  const walk = (node: object): void => {
    if ('tagName' in node) {
      const attrs = 'attrs' in node && Array.isArray(node.attrs) ? node.attrs : []
      found.push([node.tagName, ...attrs.map(({ name }) => name)].join(' '))
    }
    if ('childNodes' in node && Array.isArray(node.childNodes)) node.childNodes.forEach(walk)
  }
  walk(parse(html))
  return found
}

describe('a mail', () => {
  it('says who invites to what, in subject, text and page', () => {
    const { subject, text, html } = invitation('Ada')
    expect(subject).toBe('Ada invites you to write in “A book”')
    expect(text).toContain('Ada invites you to “A book” as editor.')
    expect(text).toContain(link)
    expect(html).toContain(`href="${link}"`)
  })

  it('has a paragraph for what somebody says, and no gap where nobody says anything', () => {
    const said = invitation('Ada', 'en', 'Ada: “Come <b>soon</b>”')
    expect(said.text).toContain('as editor.\n\nAda: “Come <b>soon</b>”\n\nSee')
    expect(said.html).toContain('<p>Ada: “Come &lt;b&gt;soon&lt;/b&gt;”</p>')
    expect(invitation('Ada').text).toContain('as editor.\n\nSee')
    expect(invitation('Ada').html).not.toContain('<p></p>')
  })

  it('says in its language which house it comes from', () => {
    expect(invitation('Ada').text).toContain('from Chapterhouse at write.example.org.')
    expect(invitation('Ada', 'de').html).toContain('von Chapterhouse unter write.example.org.')
    expect(invitation('Ada', 'de').html).toContain('<html lang="de">')
  })

  it('fetches nothing, on paper for light and for dark', () => {
    const { html } = invitation('Ada')
    expect(html).not.toMatch(/<img|src=|url\(|@import|<link/i)
    expect(html).toContain('prefers-color-scheme: dark')
    expect(html).toContain('width=device-width')
  })

  it('has the same elements whatever somebody is called', () => {
    const plain = elementsOf(invitation('Ada').html)
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile))
    fc.assert(
      fc.property(name, (inviter) => {
        expect(elementsOf(invitation(inviter).html)).toEqual(plain)
      }),
      { seed: 4711 },
    )
  })

  it('has one line of a subject whatever somebody is called', () => {
    for (const inviter of hostile) expect(invitation(inviter).subject).not.toMatch(/[\r\n\u2028]/)
  })
})

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '</title></style><script>',
  'Ada\r\nBcc: all@example.org',
  'Ada\u2028\u2028Your account is locked',
  '{{link}}',
  '<!--',
]

it.each([
  ['Ada\n\n  L.', 'Ada L.'],
  ['\u202egnihtemos', 'gnihtemos'],
  ['\u0000', ''],
  ['Åsa 李 🎪', 'Åsa 李 🎪'],
])('what was typed stays on its line: %j', (typed, line) => {
  expect(oneLine(typed)).toBe(line)
})
