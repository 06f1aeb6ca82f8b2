import { describe, expect, test } from 'vitest'
import { documentFrom, documentJson } from './document.ts'
import { fromMarkdown } from './from-markdown.ts'
import type { DocNode } from './node.ts'
import { getSchema, nodeFromJson } from './schema.ts'
import { hostileBlocks } from './testing/hostile-document.ts'
import { xssPayloads } from './testing/xss-payloads.ts'
import { toHtml } from './to-html.ts'
import { toMarkdown } from './to-markdown.ts'

const allowedTags =
  /^(p|h[1-4]|strong|em|u|s|sub|sup|code|mark|a|pre|ul|ol|li|blockquote|hr|br|table|tbody|tr|th|td|img|figure|figcaption|div|span|input|aside|details|summary|section|nav|time|audio|video)$/
const allowedAttributes =
  /^(href|title|rel|src|alt|width|start|class|id|colspan|rowspan|type|disabled|checked|open|controls|preload|download|datetime|aria-label|data-(unknown-node|unknown-mark|align|style|color|callout|drawn|width|page|math))$/

/** Every tag and attribute of the HTML, read as a browser reads them. */
const tagsOf = (html: string): { name: string; attributes: [string, string][] }[] =>
  [...html.matchAll(/<([a-zA-Z][^\s/>]*)((?:"[^"]*"|[^">])*)>/g)].map(
    ([, name = '', rest = '']) => ({
      name,
      attributes: [...rest.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(
        ([, key = '', value = '']) => [key, value],
      ),
    }),
  )

const expectHarmless = (html: string): void => {
  for (const { name, attributes } of tagsOf(html)) {
    expect(name).toMatch(allowedTags)
    for (const [key, value] of attributes) {
      expect(key).toMatch(allowedAttributes)
      if (key === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/)
      if (key === 'id') expect(value).toMatch(/^(h-|note-|note-of-)/)
      if (key === 'src') expect(value).toMatch(/^\/api\/assets\/[0-9a-f-]{36}$/)
    }
  }
  // What is left outside of tags holds no tag.
  expect(html.replace(/<\/?[a-z][a-z0-9]*(?:"[^"]*"|[^">])*>/g, '')).not.toMatch(/<[a-z!?/]/i)
}

describe('a hostile text', () => {
  test.each([
    '<b onclick="x">y</b>',
    '<script>x</script>',
    '<a href="javascript:1">x</a>',
    '<!--x-->',
  ])('would be noticed: %s', (html) => expect(() => expectHarmless(html)).toThrow())

  test('there are enough of them', () => expect(xssPayloads.length).toBeGreaterThan(60))

  test.each(xssPayloads)('%s is harmless when it is imported', (payload) => {
    const doc = fromMarkdown(payload)
    expectHarmless(toHtml(doc))
    nodeFromJson(doc)
  })

  test.each(xssPayloads)('%s is harmless wherever a forged update puts it', (payload) => {
    for (const block of hostileBlocks(payload)) {
      expectHarmless(toHtml({ type: 'doc', content: [block] }))
    }
  })

  test.each(xssPayloads)('%s goes out as Markdown and comes back as the same text', (payload) => {
    const doc: DocNode = {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: payload.replace(/\s/g, ' ') }] },
      ],
    }
    const back = fromMarkdown(toMarkdown(doc))
    expect(nodeFromJson(back).eq(nodeFromJson(doc))).toBe(true)
  })

  test.each(xssPayloads)('%s is no address of a link or a picture in the editor', (payload) => {
    const { marks, nodes } = getSchema()
    expect(marks.link?.create({ href: payload }).attrs.href).toBeNull()
    expect(nodes.image?.create({ src: payload }).attrs.src).toBeNull()
  })

  test('survives the way through Yjs unchanged', () => {
    const content = xssPayloads.map((text) => ({
      type: 'paragraph',
      content: [{ type: 'text', text }],
    }))
    const doc = { type: 'doc', content }
    expect(documentJson(documentFrom(doc))).toEqual(doc)
  })
})
