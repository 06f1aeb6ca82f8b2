import { contentRoot } from '@chapterhouse/shared/sync/document'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { auditTokens, countTokens, textOf, token } from './tokens.ts'

describe('tokens', () => {
  test('are found however the text around them is marked', () => {
    const document = new Y.Doc()
    const text = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    document.getXmlFragment(contentRoot).push([paragraph])
    text.insert(0, 'before <w0.1> after')
    text.format(8, 3, { bold: {} })
    expect(countTokens(textOf(document))).toEqual(new Map([[token('w0', 1), 1]]))
  })

  test('that were saved and are gone, or stand twice, are named', () => {
    const audit = auditTokens(['<a.1>', '<a.2>', '<a.11>'], '<a.1> <a.11> <a.11>')
    expect(audit).toEqual({ lost: ['<a.2>'], doubled: ['<a.11>'] })
  })
})
