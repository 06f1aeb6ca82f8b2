import { documentJson, setTitle, titleOf } from '@chapterhouse/shared/editor/document'
import { toText } from '@chapterhouse/shared/editor/to-text'
import { limits } from '@chapterhouse/shared/sync/document'
import { decodeRanges, rangesLength } from '@chapterhouse/shared/sync/ranges'
import { replay } from '@chapterhouse/shared/sync/replay'
import { unpackSlice } from '@chapterhouse/shared/sync/slice-packing'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Head } from './head.ts'
import { keep, read, rebuild, writeOut } from './reading.ts'
import { bring, retitle, type Written } from './writing.ts'

const empty: Head = { stored: null, rows: [] }
const after = (head: Head, ...written: Written[]): Head => ({
  stored: head.stored,
  rows: [
    ...head.rows,
    ...written.flatMap(({ update }, i) =>
      update ? [{ id: `${head.rows.length + i}`, data: update }] : [],
    ),
  ],
})
const textOf = (head: Head) => toText(documentJson(replay(head.stored, head.rows).doc))
const imported = (head: Head, markdown: string, mode: 'append' | 'replace' = 'append') =>
  bring({ head, markdown, mode, at: 1_000 })

describe('retitle', () => {
  it('writes one update of one new client, and deletes the former title', () => {
    const first = retitle(empty, 'One')
    expect(first.clientIds).toHaveLength(1)
    expect(first.deletes).toBeNull()
    const second = retitle(after(empty, first), 'Two')
    expect(second.clientIds).not.toEqual(first.clientIds)
    expect(rangesLength(decodeRanges(second.deletes ?? new Uint8Array([0])))).toBe(1)
    const head = after(empty, first, second)
    expect(titleOf(replay(null, head.rows).doc)).toBe('Two')
  })

  it('wins over the title it has seen, whatever the client ids', () => {
    for (let i = 0; i < 20; i++) {
      const first = retitle(empty, 'One')
      const head = after(empty, first, retitle(after(empty, first), 'Two'))
      expect(titleOf(replay(null, head.rows).doc)).toBe('Two')
    }
  })

  it('leaves the text alone, and text that is not there yet', () => {
    const body = imported(empty, 'Hello')
    const title = retitle(empty, 'Late')
    const head = after(empty, body, title)
    expect(textOf(head)).toBe('Hello')
    expect(textOf(after(empty, title, body))).toBe('Hello')
  })

  it('writes nothing when the title stands', () => {
    const first = retitle(empty, 'One')
    expect(retitle(after(empty, first), 'One')).toEqual({
      update: null,
      clientIds: [],
      deletes: null,
    })
    expect(retitle(empty, '')).toMatchObject({ update: null })
  })

  it('reads a stored state of either encoding', () => {
    const doc = new Y.Doc()
    setTitle(doc, 'Stored')
    for (const stored of [
      { state: Y.encodeStateAsUpdate(doc), encoding: 1 as const },
      { state: Y.encodeStateAsUpdateV2(doc), encoding: 2 as const },
    ]) {
      expect(retitle({ stored, rows: [] }, 'Stored').update).toBeNull()
    }
  })
})

describe('bring', () => {
  it('counts what a reader sees', () => {
    expect(imported(empty, '# A **bold** [word](https://example.org)')).toMatchObject({
      words: 3,
      chars: 'A bold word'.length,
    })
  })

  it('frames the very row it wrote as history', () => {
    const brought = imported(empty, 'Hello')
    expect(unpackSlice(brought.delta)).toEqual([{ order: 0, at: 1_000, data: brought.update }])
  })

  it('takes the place of the lone empty paragraph an editor leaves', () => {
    const doc = new Y.Doc()
    doc.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')])
    const head: Head = { stored: { state: Y.encodeStateAsUpdate(doc), encoding: 1 }, rows: [] }
    const brought = imported(head, 'Hello', 'replace')
    expect(brought.deletes).not.toBeNull()
    expect(textOf(after(head, brought))).toBe('Hello')
  })

  it('lands beside what somebody else wrote meanwhile', () => {
    const start = imported(empty, 'Start')
    const head = after(empty, start)
    const both = after(head, imported(head, 'Anna'), imported(head, 'Ben'))
    expect(textOf(both).split('\n\n').sort()).toEqual(['Anna', 'Ben', 'Start'])
  })

  it.each([
    ['', 'unreadable'],
    ['\n\n  \n', 'unreadable'],
    [`${'> '.repeat(33)}x`, 'unreadable'],
    [`${'> '.repeat(1_000_000)}x`, 'unreadable'],
  ])('refuses what holds nothing or goes too deep', (markdown, code) => {
    expect(() => imported(empty, markdown)).toThrow(expect.objectContaining({ code }))
  })

  it('takes lists deeper than a page nests, and loses none of their words', () => {
    const list = Array.from({ length: 30 }, (_, i) => `${'  '.repeat(i)}- level ${i}`).join('\n')
    expect(textOf(after(empty, imported(empty, list)))).toContain('level 29')
  })

  it('refuses to replace text', () => {
    const head = after(empty, imported(empty, 'There'))
    expect(() => imported(head, 'New', 'replace')).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
  })

  it('refuses to make a page larger than a page can be', () => {
    const doc = new Y.Doc()
    const noise = Array.from({ length: limits.document - 1_000 }, (_, i) =>
      String.fromCharCode(33 + ((i * 7919) % 90)),
    )
    doc.getMap('meta').set('noise', noise.join(''))
    const head: Head = { stored: { state: Y.encodeStateAsUpdate(doc), encoding: 1 }, rows: [] }
    expect(() => imported(head, 'word '.repeat(2_000))).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    )
  })
})

describe('keep', () => {
  it('holds everything a version is read by', () => {
    const kept = keep(after(empty, imported(empty, 'Hello **world**')))
    expect(kept).toMatchObject({ plainText: 'Hello world', words: 2 })
    expect(kept.checksum).toMatch(/^[0-9a-f]{64}$/)
    const doc = new Y.Doc()
    Y.applyUpdateV2(doc, kept.state)
    expect(documentJson(doc)).toEqual(kept.content)
    expect(Y.encodeStateVector(doc)).toEqual(kept.stateVector)
  })

  it('can be stored though somebody forged a zero byte into the text', () => {
    const doc = new Y.Doc()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('a\u0000b')])
    doc.getXmlFragment('content').insert(0, [paragraph])
    const kept = keep({ stored: { state: Y.encodeStateAsUpdate(doc), encoding: 1 }, rows: [] })
    expect(kept.plainText).toBe('a\ufffdb')
    expect(JSON.stringify(kept.content)).not.toContain('\\u0000')
  })
})

describe('rebuild', () => {
  it('of nothing is an empty page', () => {
    expect(rebuild(null, [])).toMatchObject({ plainText: '', words: 0 })
  })

  it('takes imports in the order of their slices', () => {
    const first = imported(empty, 'One')
    const second = imported(after(empty, first), 'Two')
    expect(rebuild(null, [[first.delta], [second.delta]]).plainText).toBe('One\n\nTwo')
    expect(rebuild(null, [[second.delta, first.delta]]).plainText).toBe('One\n\nTwo')
  })

  it('refuses a history with a gap, and one that does not decode', () => {
    const first = imported(empty, 'One')
    const second = imported(after(empty, first), 'Two')
    expect(() => rebuild(null, [[second.delta]])).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
  })
})

describe('writeOut', () => {
  const head = after(empty, retitle(empty, 'T<i>tle'), imported(empty, '# Head\n\nA & B'))
  it.each([
    ['markdown', '# Head\n\nA & B\n'],
    ['text', 'Head\n\nA & B\n'],
    ['json', '"title": "T<i>tle"'],
  ] as const)('as %s', (format, part) => {
    expect(writeOut(head, format)).toContain(part)
  })

  it('is read as a document before it is rendered', () => {
    const { title, content } = read(head)
    expect(title).toBe('T<i>tle')
    expect(content.content).toMatchObject([{ type: 'heading' }, { type: 'paragraph' }])
  })
})
