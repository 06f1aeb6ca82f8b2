import { describe, expect, test } from 'vitest'
import { safeHref } from './link.ts'

describe('a link', () => {
  test.each([
    'https://example.org/a?b=c#d',
    'http://localhost:4000/x',
    'HTTPS://EXAMPLE.ORG',
    'mailto:m@example.org',
    'tel:+49123',
    '/projects/1?x=//y',
    '#part',
  ])('may lead to %s', (href) => expect(safeHref(href)).toBe(href))

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.org',
    'blob:https://example.org/x',
    '//evil.example/x',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https:///',
    'relative/path',
    '../up',
    '',
    `https://example.org/${'x'.repeat(2000)}`,
    null,
    { toString: () => 'https://example.org' },
  ])('may not lead to %s', (href) => expect(safeHref(href)).toBeNull())

  test('keeps its address without blanks around it', () =>
    expect(safeHref(' https://example.org ')).toBe('https://example.org'))
})
