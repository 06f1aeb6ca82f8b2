import { describe, expect, it, test } from 'vitest'
import { hasHeader, rowsOf } from './delimited.ts'

describe('plain text', () => {
  test.each([
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'commas',
      'a,b,c\n1,2,3\n',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    [
      'semicolons',
      'a;b;c\r\n1;2;3',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    [
      'quotes',
      '"a, ""b""",c,d\n"1\n2",3,4',
      [
        ['a, "b"', 'c', 'd'],
        ['1\n2', '3', '4'],
      ],
    ],
    [
      'empty cells',
      'a\t\n\tb',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
  ])('with %s is a table', (_, text, rows) => expect(rowsOf(text)).toEqual(rows))

  test.each([
    'one line, with, commas',
    'Dear Ada, dear Bob,\nhow are you, today, dears?\nYours, Jun, Ines',
    'a,b\nc,d',
    'a\tb\nc',
    '\tindented\n\tlines, no table\n',
    'const a = [1,2,3]\nconst b = 4',
    '"open,a,b\n1,2,3',
    '',
  ])('%j is none', (text) => expect(rowsOf(text)).toBeNull())

  it('has a header where the first row is all words', () => {
    expect(
      hasHeader([
        ['Name', 'Age'],
        ['Ada', '36'],
      ]),
    ).toBe(true)
    expect(
      hasHeader([
        ['Ada', '36'],
        ['Bob', '40'],
      ]),
    ).toBe(false)
    expect(
      hasHeader([
        ['Name', ''],
        ['Ada', '36'],
      ]),
    ).toBe(false)
  })
})
