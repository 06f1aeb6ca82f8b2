import { describe, expect, test } from 'vitest'
import { xssPayloads } from '../testing/xss-payloads.ts'
import { embeddingOf, embedProviders, embedUrl } from './embed.ts'

describe('an embed', () => {
  test.each([
    ['https://www.youtube.com/watch?v=abcdefghijk', '/embed/abcdefghijk'],
    ['https://youtube.com/watch?t=3&v=abcdefghijk&list=x', '/embed/abcdefghijk'],
    ['https://youtu.be/abcdefghijk?si=x', '/embed/abcdefghijk'],
    ['https://www.youtube.com/shorts/abcdefghijk', '/embed/abcdefghijk'],
    ['https://vimeo.com/123456789', '/video/123456789?dnt=1'],
    ['https://www.loom.com/share/0123456789abcdef0123456789abcdef', '/embed/0123456789abcdef'],
    ['https://www.figma.com/design/AbCdEf123456/Name', '/design/AbCdEf123456?embed-host'],
    ['https://codepen.io/ada/pen/xYz123', '/ada/embed/xYz123'],
    [
      'https://open.spotify.com/track/0123456789abcdefABCDEF',
      '/embed/track/0123456789abcdefABCDEF',
    ],
  ])('of %s loads %s from a known origin', (url, path) => {
    const found = embeddingOf(url)
    expect(found?.src).toContain(path)
    expect(found?.src.startsWith(`${found.origin}/`)).toBe(true)
    expect(embedProviders.map(({ origin }) => origin)).toContain(found?.origin)
  })

  test.each([
    'https://example.org/watch?v=abcdefghijk',
    'http://www.youtube.com/watch?v=abcdefghijk',
    'https://www.youtube.com.evil.example/watch?v=abcdefghijk',
    'https://evil.example/https://youtu.be/abcdefghijk',
    'https://youtu.be/abcdefghijk-and-more',
    'https://youtu.be/short',
    'https://vimeo.com/../evil',
    'https://www.figma.com/file',
    '',
    null,
    7,
  ])('of %j loads nothing', (url) => expect(embeddingOf(url)).toBeNull())

  test.each(xssPayloads)('of %s neither loads nor links', (payload) => {
    expect(embeddingOf(payload)).toBeNull()
    expect(embedUrl(payload)).toBeNull()
  })

  test('keeps the address of what is not on the list', () => {
    expect(embedUrl('https://example.org/a?b=c')).toBe('https://example.org/a?b=c')
    expect(embedUrl('http://example.org')).toBeNull()
    expect(embedUrl(`https://x.y/${'a'.repeat(2000)}`)).toBeNull()
  })
})
