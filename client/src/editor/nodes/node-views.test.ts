import { describe, expect, test } from 'vitest'
import { anEditor, caretIn } from '../menus/an-editor.ts'
import { headingsOf } from '../outline/headings.ts'
import { NodeViews } from './node-views.ts'
import { today } from './today.ts'

const shown = (html: string) => anEditor(html, [NodeViews])
const src = '/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab'
const find = (editor: ReturnType<typeof shown>, selector: string) =>
  editor.view.dom.querySelector<HTMLElement>(selector)

describe('a toggle', () => {
  const html = '<p>out</p><div data-toggle><p>what</p><p>inside</p></div>'

  test('folds and unfolds with its button, for this reader alone', () => {
    const editor = shown(html)
    const before = editor.getHTML()
    const toggle = find(editor, '.toggle')
    const button = find(editor, '.toggle-fold')
    const was = toggle?.hasAttribute('data-open')
    button?.click()
    expect(toggle?.hasAttribute('data-open')).toBe(!was)
    expect(button?.getAttribute('aria-expanded')).toBe(String(!was))
    expect(editor.getHTML()).toBe(before)
  })

  test('opens when the caret goes into what it folds', () => {
    const editor = shown(html)
    caretIn(editor, 'out')
    find(editor, '.toggle')?.removeAttribute('data-open')
    caretIn(editor, 'inside')
    expect(find(editor, '.toggle')?.hasAttribute('data-open')).toBe(true)
  })
})

describe('a picture', () => {
  const html = `<img src="${src}" alt="A gull" title="In March" width="320" data-align="right">`

  test('has its caption, its width and its place', () => {
    const editor = shown(`${html}<p></p>`)
    expect(find(editor, 'figure')?.dataset.align).toBe('right')
    expect(find(editor, 'figcaption')?.textContent).toBe('In March')
    expect(find(editor, 'img')?.getAttribute('width')).toBe('320')
    expect(find(editor, 'img')?.getAttribute('alt')).toBe('A gull')
  })

  test('follows its attributes without being made anew', () => {
    const editor = shown(`${html}<p></p>`)
    const figure = find(editor, 'figure')
    editor.view.dispatch(editor.state.tr.setNodeAttribute(0, 'title', null))
    expect(find(editor, 'figure')).toBe(figure)
    expect(find(editor, 'figcaption')?.hidden).toBe(true)
  })

  test('from elsewhere is named and not loaded', () => {
    const editor = shown('<img src="https://evil.example/x.png" alt="x"><p></p>')
    expect(find(editor, 'img')).toBeNull()
    expect(find(editor, '.blocked-image')).not.toBeNull()
  })
})

describe('a file', () => {
  const file = (mime: string, href = src) =>
    `<a data-attachment="${mime}" data-bytes="12345" href="${href}">fog.mp3</a><p></p>`

  test('that sounds can be played', () => {
    const editor = shown(file('audio/mpeg'))
    expect(find(editor, 'audio')?.getAttribute('src')).toBe(src)
    expect(find(editor, '.file')?.textContent).toBe('fog.mp312.3 kB')
  })

  test('from elsewhere is only named', () => {
    const editor = shown(file('audio/mpeg', 'https://evil.example/x.mp3'))
    expect(find(editor, 'audio, a[href]')).toBeNull()
    expect(find(editor, '.file')?.textContent).toContain('fog.mp3')
  })
})

describe('an embed', () => {
  const embed = (url: string) => `<a data-embed href="${url}">${url}</a><p></p>`

  test('loads nothing until the reader asks for it', () => {
    const editor = shown(embed('https://youtu.be/abcdefghijk'))
    expect(find(editor, 'iframe')).toBeNull()
    find(editor, '.embed-load')?.click()
    const frame = find(editor, 'iframe')
    expect(frame?.getAttribute('src')).toBe('https://www.youtube-nocookie.com/embed/abcdefghijk')
    expect(frame?.getAttribute('sandbox')).not.toContain('allow-top-navigation')
  })

  test('of a site that is not on the list is a link', () => {
    const editor = shown(embed('https://example.org/x'))
    expect(find(editor, '.embed-load, iframe')).toBeNull()
    expect(find(editor, '.embed a')?.getAttribute('href')).toBe('https://example.org/x')
  })

  test('asks for an address, and says which it cannot show', () => {
    const editor = shown('<a data-embed></a><p></p>')
    const field = editor.view.dom.querySelector<HTMLInputElement>('.embed input')
    const enter = (value: string) => {
      if (field) field.value = value
      field?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
      )
    }
    enter('https://example.org')
    expect(find(editor, '.embed-said')?.textContent).toContain('YouTube')
    enter('https://vimeo.com/123456789')
    expect(editor.state.doc.firstChild?.attrs.url).toBe('https://vimeo.com/123456789')
  })
})

describe('a block of code', () => {
  test('has its language, which can be chosen', () => {
    const editor = shown('<pre><code class="language-rust">fn</code></pre><p></p>')
    const select = editor.view.dom.querySelector('select')
    expect(select?.value).toBe('rust')
    if (select) select.value = 'go'
    select?.dispatchEvent(new Event('change'))
    expect(editor.state.doc.firstChild?.attrs.language).toBe('go')
  })

  test('is marked while the caret is in it, and only then', () => {
    const editor = shown('<p>out</p><pre><code class="language-math">x^2</code></pre>')
    caretIn(editor, 'out')
    expect(find(editor, '.code-block')?.classList.contains('has-caret')).toBe(false)
    caretIn(editor, 'x^2')
    expect(find(editor, '.code-block')?.classList.contains('has-caret')).toBe(true)
  })

  test('opens its source when what is drawn is pressed', () => {
    const editor = shown('<p>out</p><pre><code class="language-math">x^2</code></pre>')
    caretIn(editor, 'out')
    find(editor, '.code-drawn')?.dispatchEvent(
      new MouseEvent('mousedown', { bubbles: true, cancelable: true }),
    )
    expect(editor.state.selection.$from.parent.type.name).toBe('codeBlock')
  })

  test('keeps a language that is not offered', () => {
    const editor = shown('<pre><code class="language-brainfuck">+</code></pre><p></p>')
    expect(editor.view.dom.querySelector('select')?.value).toBe('brainfuck')
  })
})

describe('a table of contents', () => {
  test('lists the headings with the addresses they have elsewhere', () => {
    const editor = shown(
      '<nav data-contents></nav><h1>One</h1><blockquote><h2>Two</h2></blockquote>',
    )
    const links = [...editor.view.dom.querySelectorAll('nav a')]
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['One', '#h-one'],
      ['Two', '#h-two'],
    ])
    expect(
      headingsOf(editor.state.doc).map(({ at }) => editor.state.doc.nodeAt(at)?.textContent),
    ).toEqual(['One', 'Two'])
  })

  test('of a page without headings says what it waits for', () =>
    expect(find(shown('<nav data-contents></nav><p>a</p>'), 'nav')?.textContent).toContain(
      'Headings',
    ))
})

test('today is the day where the writer is', () =>
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05'))
