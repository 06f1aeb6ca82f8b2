import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { t } from '../../messages/t.ts'
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
  { title: t('Link the selected words'), shortcut: 'Mod-k' },
  { title: t('Go to a page, or do anything'), shortcut: 'Mod-Shift-p' },
  { title: t('Undo'), shortcut: 'Mod-z' },
  { title: t('Redo'), shortcut: 'Mod-Shift-z' },
  { title: t('Find words'), shortcut: 'Mod-f' },
  { title: t('Find and replace'), shortcut: 'Mod-Alt-f' },
  { title: t('Insert anything'), typed: '/' },
  { title: t('Into the tools'), shortcut: 'Alt-F10' },
  { title: t('Back to the text'), shortcut: t('Escape') },
  { title: t('This list'), shortcut: 'Mod-/' },
]

const wholes: readonly Line[] = [
  { title: t('Select the block'), shortcut: t('Escape') },
  { title: t('Select more'), shortcut: 'Shift-↑↓' },
  { title: t('Move the block'), shortcut: 'Alt-Shift-↑↓' },
  { title: t('Fold below a heading'), shortcut: 'Alt-Shift-f' },
  { title: t('Duplicate it'), shortcut: 'Mod-Shift-d' },
  { title: t('Deeper into the list, on to the next cell'), shortcut: t('Tab') },
  { title: t('Out of it, back a cell'), shortcut: 'Shift-Tab' },
  { title: t('Tick a task'), shortcut: 'Mod-Enter' },
  { title: t('Out of a list, a box, code: on an empty line'), shortcut: t('Enter') },
]

const blocks = insertables.filter((one) => one.shortcut || one.typed)

const chapters: readonly Chapter[] = [
  { title: t('Words'), lines: formats },
  { title: t('Everything else'), lines: others },
  { title: t('Blocks'), lines: blocks },
  { title: t('Whole blocks'), lines: wholes },
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
  <Dialog title={t('Keyboard shortcuts')} onClose={onClose}>
    <div className={styles.sheet}>
      {chapters.map((chapter) => (
        <ChapterList key={chapter.title} chapter={chapter} />
      ))}
    </div>
  </Dialog>
)
