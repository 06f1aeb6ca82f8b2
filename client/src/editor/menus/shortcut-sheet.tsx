import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { insertables } from './insertables.ts'
import { listen } from './listen.ts'
import { formats } from './marks.ts'
import { keysShown } from './shortcut.ts'
import styles from './shortcut-sheet.module.css'

interface Line {
  readonly title: string
  /** In TipTap's notation, or `typed` as it is typed. */
  readonly shortcut?: string | undefined
  readonly typed?: string | undefined
}

interface Chapter {
  readonly title: string
  readonly lines: readonly Line[]
}

const others: readonly Line[] = [
  { title: 'Link the selected words', shortcut: 'Mod-k' },
  { title: 'Go to a page, or do anything', shortcut: 'Mod-Shift-p' },
  { title: 'Undo', shortcut: 'Mod-z' },
  { title: 'Redo', shortcut: 'Mod-Shift-z' },
  { title: 'Find words', shortcut: 'Mod-f' },
  { title: 'Find and replace', shortcut: 'Mod-Alt-f' },
  { title: 'Insert anything', typed: '/' },
  { title: 'Into the tools', shortcut: 'Alt-F10' },
  { title: 'Back to the text', shortcut: 'Escape' },
  { title: 'This list', shortcut: 'Mod-/' },
]

const wholes: readonly Line[] = [
  { title: 'Select the block', shortcut: 'Escape' },
  { title: 'Select more', shortcut: 'Shift-↑↓' },
  { title: 'Move the block', shortcut: 'Alt-Shift-↑↓' },
  { title: 'Fold below a heading', shortcut: 'Alt-Shift-f' },
  { title: 'Duplicate it', shortcut: 'Mod-Shift-d' },
  { title: 'Deeper into the list, on to the next cell', shortcut: 'Tab' },
  { title: 'Out of it, back a cell', shortcut: 'Shift-Tab' },
  { title: 'Tick a task', shortcut: 'Mod-Enter' },
  { title: 'Out of a list, a box, code: on an empty line', shortcut: 'Enter' },
]

const blocks = insertables.filter((one) => one.shortcut || one.typed)

const chapters: readonly Chapter[] = [
  { title: 'Words', lines: formats },
  { title: 'Everything else', lines: others },
  { title: 'Blocks', lines: blocks },
  { title: 'Whole blocks', lines: wholes },
]

const Keys = ({ line: { shortcut, typed } }: { readonly line: Line }) => (
  <dd className={styles.keys}>
    {typed ? <kbd className={styles.typed}>{typed}</kbd> : null}
    {shortcut ? <kbd>{keysShown(shortcut)}</kbd> : null}
  </dd>
)

const ChapterList = ({ chapter: { title, lines } }: { readonly chapter: Chapter }) => (
  <section className={styles.chapter}>
    <h3 className={styles.title}>{title}</h3>
    <dl className={styles.list}>
      {lines.map((line) => (
        <div key={line.title} className={styles.line}>
          <dt>{line.title}</dt>
          <Keys line={line} />
        </div>
      ))}
    </dl>
  </section>
)

const isSheetKey = (event: Event): event is KeyboardEvent =>
  event instanceof KeyboardEvent && event.key === '/' && (event.ctrlKey || event.metaKey)

/** Whether the list is open, how to open it, and how to close it; Ctrl-/ in the text opens it, too. */
export const useShortcutSheet = (editor: Editor) => {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (editor.isDestroyed) return
    const onKey = (event: Event) => {
      if (!isSheetKey(event)) return
      event.preventDefault()
      setOpen(true)
    }
    return listen(editor.view.dom, { keydown: onKey })
  }, [editor])
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) }
}

/** All shortcuts of the text, made of the same lists as the toolbar and the slash menu. */
export const ShortcutSheet = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog title="Keyboard shortcuts" onClose={onClose}>
    <div className={styles.sheet}>
      {chapters.map((chapter) => (
        <ChapterList key={chapter.title} chapter={chapter} />
      ))}
    </div>
  </Dialog>
)
