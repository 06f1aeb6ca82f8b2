import { describe, expect, it } from 'vitest'
import { anEditor, caretIn, select } from './an-editor.ts'
import { applyLink, hrefFrom, linkHere, removeLink } from './link.ts'

describe('the address meant by what was typed', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['http://example.org', 'http://example.org'],
    ['  example.org/path ', 'https://example.org/path'],
    ['localhost:8080/x', 'https://localhost:8080/x'],
    ['mailto:ada@example.org', 'mailto:ada@example.org'],
    ['ada@example.org', 'mailto:ada@example.org'],
    ['tel:+4930123', 'tel:+4930123'],
    ['+49 (30) 123-456', 'tel:+4930123456'],
    ['/p/0198a000', '/p/0198a000'],
    ['#chapter-2', '#chapter-2'],
    [`${location.origin}/p/abc`, '/p/abc'],
  ])('%s leads to %s', (typed, href) => {
    expect(hrefFrom(typed)).toBe(href)
  })

  it.each([
    '',
    '   ',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.org',
    '//evil.example',
    '/\\evil.example',
    'https://',
    'three plain words',
  ])('%j leads nowhere', (typed) => {
    expect(hrefFrom(typed)).toBeNull()
  })
})

const linked = '<p>see <a href="https://example.org/a">the pilot book</a> there</p>'

describe('links', () => {
  it('are found under the caret, at both ends and not beyond', () => {
    const editor = anEditor(linked)
    caretIn(editor, 'pilot', 2)
    expect(linkHere(editor.state)?.href).toBe('https://example.org/a')
    caretIn(editor, 'see')
    expect(linkHere(editor.state)).toBeNull()
    caretIn(editor, 'there', 2)
    expect(linkHere(editor.state)).toBeNull()
  })

  it('are set on the selected words, with the caret after them', () => {
    const editor = anEditor('<p>the pilot book</p>')
    select(editor, 'pilot')
    expect(applyLink(editor, '/p/abc')).toBe(true)
    expect(editor.getHTML()).toContain('>pilot</a> book')
    expect(editor.state.selection.empty).toBe(true)
    editor.commands.insertContent('s')
    expect(editor.getHTML()).toContain('>pilot</a>s book')
  })

  it('change as a whole when only the caret is in them', () => {
    const editor = anEditor(linked)
    caretIn(editor, 'pilot')
    applyLink(editor, 'https://example.net/')
    expect(editor.getHTML()).not.toContain('example.org')
    expect(editor.getHTML()).toContain('>the pilot book</a>')
  })

  it('bring their own words where nothing is selected', () => {
    const editor = anEditor('<p>write to:</p>')
    applyLink(editor, 'mailto:ada@example.org')
    expect(editor.getText()).toBe('write to:ada@example.org')
    expect(editor.getHTML()).toContain('href="mailto:ada@example.org"')
  })

  it('are removed as a whole, keeping the words', () => {
    const editor = anEditor(linked)
    caretIn(editor, 'pilot', 1)
    removeLink(editor)
    expect(editor.getHTML()).toBe('<p>see the pilot book there</p>')
  })
})
