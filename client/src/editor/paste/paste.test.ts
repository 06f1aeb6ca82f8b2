import { xssPayloads } from '@chapterhouse/shared/editor/testing/xss-payloads'
import { describe, expect, it, test } from 'vitest'
import { fakeApi } from '../../testing/fake-api.ts'
import { toastStore } from '../../ui/toast.ts'
import { caretIn, press, select, shape } from '../menus/an-editor.ts'
import { aReceiver, bare, paste, pasted } from './a-paste.ts'
import { fileFromData, filesFromRtf } from './pictures.ts'
import * as word from './testing/word.ts'

const dot = `data:image/png;base64,${btoa('\x89PNG not really')}`
const told = () => toastStore.get().map(({ text }) => text)

describe('pasted text', () => {
  it('of cells becomes a table with a header', () => {
    const editor = aReceiver()
    paste(editor, { text: 'Name\tAge\nAda\t36' })
    expect(bare(editor)).toContain('<tr><th>Name</th><th>Age</th></tr><tr><td>Ada</td>')
  })

  it('is only words while Shift is held', () => {
    const editor = aReceiver()
    press(editor, 'V', { ctrlKey: true, shiftKey: true })
    editor.view.dom.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'V', shiftKey: true, ctrlKey: true, bubbles: true }),
    )
    paste(editor, { text: '# a\tb\n- c\td', html: '<h1>a</h1>' })
    expect(shape(editor)).toBe('paragraph')
  })

  it('of Markdown becomes what it says', async () => {
    const editor = aReceiver()
    paste(editor, { text: '# A\n\n- b' })
    await expect.poll(() => shape(editor)).toMatch(/^heading bulletList\(listItem\(paragraph\)\)/)
  })

  it('stays text in code', () => {
    const editor = aReceiver('<pre><code>x</code></pre>')
    paste(editor, { text: 'a\tb\nc\td' })
    expect(shape(editor)).toBe('codeBlock')
  })

  it('that is an address links the selected words', () => {
    const editor = aReceiver('<p>see here</p>')
    select(editor, 'here')
    paste(editor, { text: 'https://example.org' })
    expect(bare(editor)).toContain('<a href="https://example.org">here</a>')
  })

  it('goes nowhere in a page one only reads', () => {
    const editor = aReceiver('<p>x</p>')
    editor.setEditable(false)
    paste(editor, { text: 'a\tb\nc\td' })
    expect(bare(editor)).toBe('<p>x</p>')
  })
})

describe('pictures in pasted HTML', () => {
  it('as data are uploaded and never in the page as data', () => {
    fakeApi()
    const editor = aReceiver('<p>before</p>')
    paste(editor, { html: `<p>one</p><img alt="a red boat" src="${dot}"><p>two</p>` })
    expect(editor.getHTML()).not.toMatch(/data:|pasted:/)
    expect(document.body.textContent).toContain('a red boat')
    expect(editor.getText()).toMatch(/one[\s\S]*two/)
  })

  it('that are on the other program’s machine are not named, and that is said', () => {
    const editor = aReceiver()
    paste(editor, { html: word.picture })
    expect(editor.getHTML()).not.toMatch(/file:|ada|pasted:/)
    expect(told().join()).toContain('did not come along')
  })

  it('are taken from the rich text beside them', () => {
    fakeApi()
    const editor = aReceiver()
    paste(editor, { html: word.picture, rtf: word.pictureRtf })
    expect(told()).toEqual([])
    expect(document.body.textContent).toContain('Picture.png')
  })

  it('from elsewhere are named by their address, as ever', () => {
    expect(pasted('<img src="https://example.org/a.png"><p>a</p>')).toContain(
      'data-blocked-src="https://example.org/a.png"',
    )
  })

  it('of ours are known by their whole address', () => {
    const path = '/api/assets/0198a000-0000-7000-8000-000000000001'
    expect(pasted(`<p>a</p><img src="${location.origin}${path}">`)).toContain(`src="${path}"`)
  })

  it('leave a cell with a line when they were all it had', () => {
    fakeApi()
    const editor = aReceiver()
    paste(editor, { html: `<table><tr><td><img src="${dot}"></td><td>b</td></tr></table>` })
    editor.state.doc.check()
    expect(editor.getHTML()).not.toContain('pasted:')
  })
})

describe('a picture as data', () => {
  test.each(['data:text/html,x', 'data:image/png;base64,%%%', 'data:,', 'https://x'])(
    '%s is none',
    (address) => expect(fileFromData(address, '')).toBeNull(),
  )

  it('has the name its description gives', () => {
    const file = fileFromData(dot, 'a red/boat')
    expect([file?.name, file?.type]).toEqual(['a red boat.png', 'image/png'])
  })

  it('is read from rich text as it was written', async () => {
    const [file] = filesFromRtf(word.pictureRtf)
    const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0))
    expect([...bytes.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  })
})

describe('hostile HTML', () => {
  test.each(xssPayloads.map((payload) => [payload]))('%s leaves nothing that runs', (payload) => {
    const html = pasted(`<p>a</p>${payload}<p data-pm-slice="1 1 []">b</p>`)
    const plain = pasted(`<p>a</p>${payload}`)
    for (const result of [html, plain]) {
      const { body } = new DOMParser().parseFromString(result, 'text/html')
      for (const one of body.querySelectorAll('*')) {
        const names = one.getAttributeNames()
        expect(names.filter((name) => name.startsWith('on'))).toEqual([])
        expect(one.matches('script, style, iframe, object, embed, svg, math, form')).toBe(false)
        expect(one.getAttribute('src') ?? '').toMatch(/^(\/api\/assets\/.*)?$/)
        expect(one.getAttribute('href') ?? '#').not.toMatch(/^\s*(javascript|data|vbscript):/i)
      }
    }
  })

  it('keeps no style but the side a cell stands on', () => {
    const html = pasted(
      '<p style="position:fixed;background:url(x)">a<span style="color:red">b</span></p>',
    )
    expect(html).toBe('<p>ab</p>')
  })
})

it('a text pasted into a line goes on in that line', () => {
  const editor = aReceiver('<p>ad</p>')
  caretIn(editor, 'd')
  paste(editor, { html: '<span style="font-weight:700">b</span>c' })
  expect(bare(editor)).toBe('<p>a<strong>b</strong>cd</p>')
})
