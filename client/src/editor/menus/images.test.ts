import { imageLimit } from '@chapterhouse/shared/assets/contract'
import { fireEvent } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyUpdate, Doc, XmlElement, XmlText } from 'yjs'
import { objection } from '../../kernel/picture-file.ts'
import { dismiss, toastStore } from '../../ui/toast.ts'
import { liveText } from '../binding/extension.ts'
import { aPage } from './a-page.ts'
import { anEditor, caretIn, shape } from './an-editor.ts'
import { altFrom } from './image-uploads.ts'
import { imageUploads } from './images.ts'

const address = (last: number) => `/api/assets/0198a000-0000-7000-8000-00000000000${last}`
const asset = (last: number) => ({
  id: address(last).slice('/api/assets/'.length),
  mime: 'image/png',
  byteSize: 4,
  width: 2,
  height: 2,
  url: address(last),
})

interface Sent {
  readonly url: string
  readonly init: RequestInit
  readonly answer: (status: number, body: unknown) => void
  readonly lose: () => void
}

let sent: Sent[] = []

// The edge of the machine: what leaves this window, and what may come back.
beforeEach(() => {
  sent = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const answer = (status: number, body: unknown) =>
      resolve(new Response(JSON.stringify(body), { status }))
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason))
    sent.push({ url, init, answer, lose: () => reject(new TypeError('Failed to fetch')) })
    return promise
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  for (const one of toastStore.get()) dismiss(one.id)
})

const aPicture = (name = 'harbour.png', type = 'image/png') =>
  new File([new Uint8Array(4)], name, { type })
const anImageEditor = (content = '<p>before</p><p></p>') =>
  anEditor(content, [imageUploads({ pageId: aPage })])
type AnEditor = ReturnType<typeof anImageEditor>

const clipboard = (files: File[], html = '', text = '') => ({
  files,
  items: [],
  types: [],
  getData: (type: string) => (type === 'text/html' ? html : type === 'text/plain' ? text : ''),
})
const paste = (editor: AnEditor, files: File[], html = '') =>
  fireEvent.paste(editor.view.dom, { clipboardData: clipboard(files, html) })
const waiting = (editor: AnEditor) => [...editor.view.dom.querySelectorAll('[role="status"]')]
const words = () => toastStore.get().map((one) => one.text)
const srcs = (editor: AnEditor) => {
  const found: unknown[] = []
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'image') found.push(node.attrs.src)
  })
  return found
}

describe('pasted pictures', () => {
  it('are sent to the page as a form and put in with the address they got', async () => {
    const editor = anImageEditor()
    paste(editor, [aPicture()])
    expect(sent[0]?.url).toBe(`/api/pages/${aPage}/images`)
    expect(sent[0]?.init.method).toBe('POST')
    const form = sent[0]?.init.body
    expect(form instanceof FormData && form.get('file')).toBeInstanceOf(File)
    expect(new Headers(sent[0]?.init.headers).has('content-type')).toBe(false)
    sent[0]?.answer(201, asset(1))
    await expect.poll(() => srcs(editor)).toEqual([address(1)])
    expect(shape(editor)).toBe('paragraph image paragraph')
    expect(waiting(editor)).toEqual([])
  })

  it('are nowhere in the document while they are on their way', () => {
    const editor = anImageEditor()
    const before = editor.getHTML()
    paste(editor, [aPicture()])
    expect(waiting(editor).map((one) => one.textContent)).toEqual(['Adding harbour.png'])
    expect(editor.getHTML()).toBe(before)
    expect(before).not.toMatch(/data:|blob:/)
  })

  it('stand in the order in which they were given', async () => {
    const editor = anImageEditor()
    paste(editor, [aPicture('one.png'), aPicture('two.png')])
    expect(sent).toHaveLength(1)
    sent[0]?.answer(201, asset(1))
    await expect.poll(() => sent.length).toBe(2)
    sent[1]?.answer(201, asset(2))
    await expect.poll(() => srcs(editor)).toEqual([address(1), address(2)])
  })

  it('stand after the paragraph whose middle the caret is in', async () => {
    const editor = anImageEditor('<p>salt road</p><p>after</p>')
    caretIn(editor, 'road')
    paste(editor, [aPicture()])
    sent[0]?.answer(201, asset(1))
    await expect.poll(() => shape(editor)).toBe('paragraph image paragraph')
    expect(editor.getText()).toContain('salt road')
  })

  it('stay inside the list item or the cell they were meant for', async () => {
    const editor = anImageEditor('<ul><li><p>rope</p></li></ul>')
    caretIn(editor, 'rope', 2)
    paste(editor, [aPicture()])
    sent[0]?.answer(201, asset(1))
    await expect.poll(() => shape(editor)).toBe('bulletList(listItem(paragraph image))')
  })

  it('are undone in one step', async () => {
    const { UndoRedo } = await import('@tiptap/extensions')
    const editor = anEditor('<p>before</p>', [imageUploads({ pageId: aPage }), UndoRedo])
    paste(editor, [aPicture()])
    sent[0]?.answer(201, asset(1))
    await expect.poll(() => srcs(editor)).toHaveLength(1)
    editor.commands.undo()
    expect(srcs(editor)).toEqual([])
  })

  it('give way to the words they were copied with', () => {
    const editor = anImageEditor()
    paste(editor, [aPicture()], '<table><tr><td>a cell of a spreadsheet</td></tr></table>')
    expect(sent).toEqual([])
    expect(editor.getText()).toContain('a cell of a spreadsheet')
  })

  it('are taken when a page gives the picture and its own address', () => {
    const editor = anImageEditor()
    paste(editor, [aPicture()], '<img src="https://example.org/a.png">')
    expect(sent).toHaveLength(1)
    expect(srcs(editor)).toEqual([])
  })

  it('from elsewhere are not loaded, and one is told', () => {
    const editor = anImageEditor()
    paste(editor, [], '<p>words</p><img src="https://example.org/a.png">')
    expect(srcs(editor)).toEqual([null])
    expect(words()).toEqual([expect.stringMatching(/^A picture from elsewhere/)])
  })
})

describe('pictures that cannot be added', () => {
  it.each([
    ['a drawing.svg', 'image/svg+xml', /PNG, JPEG/],
    ['scan.tiff', 'image/tiff', /PNG, JPEG/],
  ])('%s is refused before it is sent', (name, type, why) => {
    const editor = anImageEditor()
    paste(editor, [aPicture(name, type)])
    expect(sent).toEqual([])
    expect(words()).toEqual([expect.stringMatching(why)])
    expect(waiting(editor)).toEqual([])
  })

  it('is refused when it is empty or too large', () => {
    expect(objection(new File([], 'a.png', { type: 'image/png' }))).toMatch(/empty/)
    const large = Object.defineProperty(aPicture(), 'size', { value: imageLimit + 1 })
    expect(objection(large)).toMatch(/20 MB/)
    expect(objection(aPicture())).toBeNull()
  })

  it('says in words what the server refused, and takes the placeholder away', async () => {
    const editor = anImageEditor()
    paste(editor, [aPicture()])
    const problem = { type: 'about:blank', title: 'It cannot be read', status: 415 }
    sent[0]?.answer(415, { ...problem, code: 'unsupported_type' })
    await expect.poll(words).toEqual([expect.stringMatching(/^“harbour.png” was not added\./)])
    expect(words()[0]).toMatch(/could not read it as a picture/)
    // The same file would be refused again.
    expect(toastStore.get()[0]?.undo).toBeUndefined()
    expect(waiting(editor)).toEqual([])
    expect(srcs(editor)).toEqual([])
  })

  it('can be tried again after the server was out of reach', async () => {
    const editor = anImageEditor()
    paste(editor, [aPicture()])
    sent[0]?.lose()
    await expect.poll(words).toEqual([expect.stringMatching(/cannot be reached/)])
    toastStore.get()[0]?.undo?.()
    sent[1]?.answer(201, asset(3))
    await expect.poll(() => srcs(editor)).toEqual([address(3)])
  })

  it('does not keep the next one from arriving', async () => {
    const editor = anImageEditor()
    paste(editor, [aPicture('one.png'), aPicture('two.png')])
    sent[0]?.lose()
    await expect.poll(() => sent.length).toBe(2)
    sent[1]?.answer(201, asset(2))
    await expect.poll(() => srcs(editor)).toEqual([address(2)])
  })

  it('never puts in an address that is not one of our uploads', async () => {
    const editor = anImageEditor()
    paste(editor, [aPicture()])
    sent[0]?.answer(201, { ...asset(1), url: 'https://evil.example/a.png' })
    await expect.poll(() => waiting(editor)).toEqual([])
    expect(editor.getHTML()).not.toContain('evil')
  })
})

describe('pictures on their way', () => {
  it('are cancelled without a word', async () => {
    const editor = anImageEditor()
    paste(editor, [aPicture()])
    const cancel = editor.view.dom.querySelector('button')
    if (cancel) fireEvent.click(cancel)
    expect(sent[0]?.init.signal?.aborted).toBe(true)
    expect(waiting(editor)).toEqual([])
    sent[0]?.answer(201, asset(1))
    await Promise.resolve()
    expect(srcs(editor)).toEqual([])
    expect(words()).toEqual([])
  })

  it('are told of when the page is closed before they arrive', () => {
    const editor = anImageEditor()
    paste(editor, [aPicture()])
    editor.destroy()
    expect(sent[0]?.init.signal?.aborted).toBe(true)
    expect(words()).toEqual([expect.stringMatching(/closed/)])
  })

  it('keep their place while others write above and below, and in the same paragraph', async () => {
    const [here, there] = [new Doc(), new Doc()]
    here.on('update', (update, origin) => origin !== 'wire' && applyUpdate(there, update, 'wire'))
    there.on('update', (update, origin) => origin !== 'wire' && applyUpdate(here, update, 'wire'))
    const live = liveText(here.getXmlFragment('default'))
    const editor = anEditor('', [imageUploads({ pageId: aPage }), live])
    editor.commands.setContent('<p>first</p><p>second</p><p>third</p>')
    caretIn(editor, 'second', 3)
    paste(editor, [aPicture()])
    const root = there.getXmlFragment('default')
    const block = new XmlElement('paragraph')
    block.insert(0, [new XmlText('from above')])
    root.insert(0, [block])
    const second = root.get(2)
    const text = second instanceof XmlElement ? second.get(0) : null
    if (text instanceof XmlText) text.insert(0, 'the very ')
    const third = root.get(3)
    const last = third instanceof XmlElement ? third.get(0) : null
    if (last instanceof XmlText) last.insert(0, 'and ')
    expect(waiting(editor)).toHaveLength(1)
    sent[0]?.answer(201, asset(1))
    await expect
      .poll(() => editor.state.doc.children.map((one) => one.textContent || one.type.name))
      .toEqual(['from above', 'first', 'the very second', 'image', 'and third'])
  })
})

describe('a first description', () => {
  it.each([
    ['the_harbour-at dawn.jpeg', 'the harbour at dawn'],
    ['IMG_2041.jpg', ''],
    ['Screenshot 2026-11-20 at 12.30.png', ''],
    ['pic.png', ''],
  ])('of %s is %j', (name, alt) => {
    expect(altFrom(name)).toBe(alt)
  })
})

describe('choosing pictures', () => {
  it('opens the chooser for the allowed kinds and adds what was chosen', () => {
    const editor = anImageEditor()
    const opened: HTMLInputElement[] = []
    const click = vi.spyOn(HTMLInputElement.prototype, 'click')
    click.mockImplementation(function (this: HTMLInputElement) {
      opened.push(this)
    })
    editor.commands.pickImage()
    click.mockRestore()
    expect(opened[0]?.accept).toContain('image/webp')
    expect(opened[0]?.accept).not.toContain('svg')
    const [input] = opened
    if (!input) throw new Error('No chooser')
    Object.defineProperty(input, 'files', { value: [aPicture()] })
    fireEvent.change(input)
    expect(sent).toHaveLength(1)
  })
})
