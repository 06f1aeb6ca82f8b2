import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, documentFrom, setTitle } from '../editor/document.ts'
import { fromMarkdown } from '../editor/from-markdown.ts'
import { contentRoot, limits, metaRoot, titleKey } from './document.ts'

describe('the limits of the gate', () => {
  it('let the largest page through: as an update, inside a frame', () => {
    expect(limits.update).toBeGreaterThan(limits.document)
    expect(limits.frame).toBeGreaterThan(limits.update)
  })

  it('warn a good while before they refuse', () => {
    expect(limits.documentWarning).toBeLessThanOrEqual(limits.document * 0.75)
  })
})

describe('a page as other programs find it', () => {
  it('has its blocks under one root and its title under another', () => {
    const doc = documentFrom(fromMarkdown('text'))
    setTitle(doc, 'A title')
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    expect(other.getXmlFragment(contentRoot).toString()).toBe('<paragraph>text</paragraph>')
    expect(other.getMap(metaRoot).get(titleKey)).toBe('A title')
    expect(contentOf(other)).toBe(other.getXmlFragment('content'))
  })
})
