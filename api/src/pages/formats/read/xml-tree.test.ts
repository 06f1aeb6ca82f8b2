import { describe, expect, it } from 'vitest'
import { decoded, readXml, type XmlElement } from './xml-tree.ts'

const outline = (elements: readonly XmlElement[]): string =>
  elements.map(({ name, text, children }) => `${name}(${text}${outline(children)})`).join(' ')

describe('XML of others', () => {
  it.each([
    ['<a><b>x</b><c/></a>', 'a(b(x) c())'],
    ['<a x="1" y=\'<>\'>t</a>', 'a(t)'],
    ['<a>x', 'a(x)'],
    ['</a><b/>', 'b()'],
    ['<a><b></a></b>', 'a(b())'],
    ['', ''],
  ])('%s is %s', (xml, shape) => expect(outline(readXml(xml))).toBe(shape))

  it('has its attributes as they are meant', () => {
    const [element] = readXml('<a b="&lt;&#65;" c:d=\'"\'/>')
    expect([...(element?.attributes ?? [])]).toEqual([
      ['b', '<A'],
      ['c:d', '"'],
    ])
  })

  it.each([
    ['&amp;&lt;&#x41;&#66;', '&<AB'],
    ['&bomb; &nbsp;', '&bomb; &nbsp;'],
    ['&#0;&#xD800;&#9999999;', '\ufffd\ufffd\ufffd'],
  ])('%j says %j', (text, said) => expect(decoded(text)).toBe(said))

  const depthOf = (nested: number): number => {
    const [root] = readXml(`${'<a>'.repeat(nested)}${'</a>'.repeat(nested)}`)
    let depth = 0
    for (let one: XmlElement | undefined = root; one; one = one.children[0]) depth += 1
    return depth
  }

  it('is read as deep as anybody builds', () => expect(depthOf(100)).toBe(100))

  it('that is a tower is cut off, in its time', () => {
    const started = performance.now()
    const depth = depthOf(100_000)
    expect(depth).toBeGreaterThanOrEqual(100)
    expect(depth).toBeLessThan(300)
    readXml('<a b="'.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
