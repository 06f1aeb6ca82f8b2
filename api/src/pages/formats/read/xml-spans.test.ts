import { describe, expect, it } from 'vitest'
import { replaceSpans } from './xml-spans.ts'

const spans = { open: /<a(?: [^>]*)?>/g, close: '</a>' }
const loud = (xml: string) => replaceSpans(xml, spans, (inside) => inside.toUpperCase())

describe('spans of XML', () => {
  it.each([
    ['x<a>b</a>y<a c="d">e</a>z', 'xByEz'],
    ['<a></a>', ''],
    ['<a>b<a>c</a>d</a>', 'B<A>Cd</a>'],
    ['<ab>c</ab>', '<ab>c</ab>'],
    ['<a>b', '<a>b'],
    ['</a>b', '</a>b'],
    ['', ''],
  ])('%s become %s', (xml, changed) => expect(loud(xml)).toBe(changed))

  it('are given whole, too', () => {
    expect(replaceSpans('x<a b="c">d</a>', spans, (_, whole) => `[${whole}]`)).toBe(
      'x[<a b="c">d</a>]',
    )
  })

  it('that never end are looked for once', () => {
    const started = performance.now()
    expect(loud('<a>'.repeat(300_000))).toHaveLength(900_000)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
