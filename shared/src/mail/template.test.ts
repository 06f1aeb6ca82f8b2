import { describe, expect, it } from 'vitest'
import { letterCodes, letterLanguageOf, letterLanguages, letterValues } from './letters.ts'
import { builtIn, escapeHtml, fill } from './template.ts'

const all = letterLanguages.flatMap((language) =>
  letterCodes.map((code) => [`${code} in ${language}`, builtIn(code, language), code] as const),
)
const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)

describe('every mail that comes along', () => {
  it.each(all)('%s names exactly the values it is given', (_title, template, code) => {
    const used = new Set(namesIn(template.subject + template.text))
    expect([...used].toSorted()).toEqual([...letterValues[code]].toSorted())
  })

  it.each(all)('%s says the same in HTML and in text', (_title, { html, text }) => {
    const words = html
      .replace(/<a [^>]*>([^<]*)<\/a>/g, '$1:\n{{link}}')
      .replace(/<\/?p[^>]*>/g, '')
      .replaceAll('&#39;', "'")
      .split('\n')
    expect(words).toEqual(text.split(/\n+/))
  })

  it.each(all)('%s fetches nothing and has one link', (_title, { html }) => {
    expect(html).not.toMatch(/src=|url\(|<img|<script|<style/i)
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)).toEqual(['{{link}}'])
  })

  it('is different in each language', () => {
    for (const code of letterCodes) {
      expect(builtIn(code, 'de').subject).not.toBe(builtIn(code, 'en').subject)
    }
  })
})

describe('a value', () => {
  it('is put wherever its name stands', () => {
    expect(fill('{{a}} and {{a}}, {{b}}', { a: '1', b: '2' }, String)).toBe('1 and 1, 2')
  })

  it('cannot bring another value in, nor a pattern', () => {
    expect(fill('{{a}}{{b}}', { a: '{{b}}', b: '$&$1' }, String)).toBe('{{b}}$&$1')
  })

  it('that nobody knows stays in braces, those of every object too', () => {
    expect(fill('{{a}} {{constructor}} {{ b }}', {}, String)).toBe('{{a}} {{constructor}} {{ b }}')
  })

  it('has no meaning in HTML', () => {
    const html = fill('<a href="{{a}}">{{a}}</a>', { a: `"><script>'&` }, escapeHtml)
    const harmless = '&quot;&gt;&lt;script&gt;&#39;&amp;'
    expect(html).toBe(`<a href="${harmless}">${harmless}</a>`)
  })
})

describe('the language', () => {
  it.each([
    ['de', 'de'],
    ['de-CH', 'de'],
    ['DE_at', 'de'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['', 'en'],
    ['den', 'en'],
  ])('of who reads %s is %s', (wish, language) => {
    expect(letterLanguageOf(wish)).toBe(language)
  })
})
