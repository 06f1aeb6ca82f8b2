import { safeHref } from '@chapterhouse/shared/editor/marks/link'
import { type Editor, getMarkRange, type Range } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { t } from '../../messages/t.ts'
import { settle } from '../extensions/own-moves-first.ts'
import { listen } from './listen.ts'
import { isInCodeBlock } from './where.ts'

/** What is said to somebody whose address cannot be linked. */
export const linkRule = t(
  'Use a web address, an e-mail address, a phone number, or a path of this site that begins with /.',
)

const mailAddress = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]{2,}$/
const phoneNumber = /^\+[\d\s().-]{5,30}$/
const bareHost = /^(localhost|[\w-]+(\.[\w-]+)*\.[a-z]{2,})(:\d{1,5})?([/?#].*)?$/i

const completed = (typed: string): string => {
  if (mailAddress.test(typed)) return `mailto:${typed}`
  if (phoneNumber.test(typed)) return `tel:${typed.replace(/[^\d+]/g, '')}`
  return bareHost.test(typed) ? `https://${typed}` : typed
}

/** An address of this very site as a path, so that it survives a change of the site's name. */
const asPath = (href: string): string =>
  href.startsWith(`${location.origin}/`) ? href.slice(location.origin.length) : href

/** The address meant by what somebody typed: `example.org` → `https://example.org`; null if none. */
export const hrefFrom = (typed: string): string | null => {
  const text = typed.trim()
  return text === '' ? null : safeHref(asPath(completed(text)))
}

/** A link in the text: where it begins and ends, and where it leads. */
export interface LinkHere extends Range {
  readonly href: string
}

/** The link that the caret touches or the selection starts in. */
export const linkHere = (state: EditorState): LinkHere | null => {
  const type = state.schema.marks.link
  const range = type && getMarkRange(state.selection.$from, type)
  if (!range) return null
  const mark = state.doc.nodeAt(range.from)?.marks.find((one) => one.type === type)
  const href = safeHref(mark?.attrs.href)
  return href === null ? null : { from: range.from, to: range.to, href }
}

/** Links the selection, or the link at the caret anew, or writes the address as a link. */
export const applyLink = (editor: Editor, href: string): boolean => {
  const { empty, to } = editor.state.selection
  const chain = editor.chain().focus()
  if (!empty) return chain.setLink({ href }).setTextSelection(to).run()
  if (linkHere(editor.state)) {
    return chain.extendMarkRange('link').setLink({ href }).setTextSelection(to).run()
  }
  const text = href.replace(/^(mailto|tel):/i, '')
  const marks = [{ type: 'link', attrs: { href } }]
  return chain.insertContent({ type: 'text', text, marks }).run()
}

/** Leaves the words and takes away where they led. */
export const removeLink = (editor: Editor): boolean => editor.chain().focus().unsetLink().run()

const asked = 'chapterhouse:link'

/** Opens the form for a link at the caret or selection, wherever the wish came from. */
export const askForLink = (editor: Editor): void => {
  if (editor.isEditable && !isInCodeBlock(editor.state)) {
    editor.view.dom.dispatchEvent(new CustomEvent(asked))
  }
}

const isLinkKey = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !shiftKey && !altKey

/** Calls back whenever a link is asked for, also by Ctrl-K on words. Answers how to stop. */
export const onLinkAsked = (editor: Editor, listener: () => void): (() => void) => {
  if (editor.isDestroyed) return () => {}
  const text = editor.view.dom
  const onKey = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || !isLinkKey(event)) return
    // words selected a moment ago are what gets the link
    settle(editor.view)
    // Between words nothing is there to link; the same key then finds pages and acts.
    if (editor.state.selection.empty && !linkHere(editor.state)) return
    event.preventDefault()
    askForLink(editor)
  }
  return listen(text, { [asked]: listener, keydown: onKey })
}
