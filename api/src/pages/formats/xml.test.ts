import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demandWellFormed, textOf } from './testing/opened.ts'
import { element, escapeXml } from './xml.ts'

describe('XML', () => {
  it.each([
    ['text & <tags>', 'text &amp; &lt;tags&gt;'],
    [`"so" and 'so'`, '&quot;so&quot; and &#39;so&#39;'],
    ['a\u0000b\u0008c\uffffd', 'a\ufffdb\ufffdc\ufffdd'],
    ['half a pair \ud83d here', 'half a pair \ufffd here'],
    ['a whole one 🙂', 'a whole one 🙂'],
    ['lines\n\tand tabs', 'lines\n\tand tabs'],
  ])('writes %j as %j', (text, written) => expect(escapeXml(text)).toBe(written))

  it('closes by itself only what HTML lets', () => {
    expect(element('br')).toBe('<br/>')
    expect(element('w:p')).toBe('<w:p/>')
    expect(element('p')).toBe('<p></p>')
    expect(element('a', { href: null, id: 'x"y' }, 'z')).toBe('<a id="x&quot;y">z</a>')
  })

  it('reads back as the same text, whatever it is', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const xml = element('p', { title: text }, escapeXml(text))
        demandWellFormed(xml)
        expect(textOf(escapeXml(text))).toBe(text.replace(/(?![\t\n\r])\p{Cc}/gu, '\ufffd'))
      }),
    ))
})
