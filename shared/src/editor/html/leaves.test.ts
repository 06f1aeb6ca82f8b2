import { describe, expect, test } from 'vitest'
import { toHtml } from '../to-html.ts'

const src = '/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab'
const html = (type: string, attrs: object) => toHtml({ type, attrs: { ...attrs } })

describe('a picture in HTML', () => {
  test('has its caption below it and stands where it was put', () =>
    expect(html('image', { src, alt: 'a', title: 'By the sea', align: 'right' })).toBe(
      `<figure data-align="right"><img src="${src}" alt="a"><figcaption>By the sea</figcaption></figure>`,
    ))

  test('without a caption has none', () =>
    expect(html('image', { src, alt: null, title: '' })).toBe(
      `<figure><img src="${src}" alt=""></figure>`,
    ))

  test('stands nowhere else', () =>
    expect(html('image', { src, align: 'float:left' })).not.toContain('float'))
})

describe('a file in HTML', () => {
  test.each([
    ['audio/ogg', `<audio src="${src}" controls preload="metadata"></audio>`],
    ['video/webm', `<video src="${src}" controls preload="metadata"></video>`],
  ])('of type %s plays in place', (mime, player) =>
    expect(html('attachment', { src, name: 'x', mime })).toContain(player),
  )

  test('of another type is offered with its size', () =>
    expect(
      html('attachment', { src, name: 'a&b.pdf', mime: 'application/pdf', byteSize: 2e6 }),
    ).toBe(
      `<div class="file"><a href="${src}" download>a&amp;b.pdf</a><span class="file-size">2.0 MB</span></div>`,
    ))

  test.each(['https://evil.example/x', 'javascript:alert(1)', '/api/assets/../x', null])(
    'from %j is named and not linked',
    (from) => {
      const written = html('attachment', { src: from, name: 'x.pdf', mime: 'audio/mpeg' })
      expect(written).toBe('<p class="file">x.pdf</p>')
    },
  )

  test('without a name has one all the same', () =>
    expect(html('attachment', { src, name: '', mime: 'a/b' })).toContain('>File</a>'))
})

describe('an embed in HTML', () => {
  test('is a link that says where it leads', () =>
    expect(html('embed', { url: 'https://youtu.be/abcdefghijk' })).toBe(
      '<p class="embed">YouTube: <a href="https://youtu.be/abcdefghijk" rel="noopener nofollow">https://youtu.be/abcdefghijk</a></p>',
    ))

  test('of a site we do not frame is named after its host', () =>
    expect(html('embed', { url: 'https://example.org/x' })).toContain('>example.org: <a'))

  test.each(['javascript:alert(1)', 'http://example.org', '', null])('of %j is nothing', (url) =>
    expect(html('embed', { url })).toBe(''),
  )
})
