import { setTitle, titleOf } from '@chapterhouse/shared/editor/document'
import { metaRoot, titleKey } from '@chapterhouse/shared/sync/document'
import { type KeyboardEvent, useCallback, useEffect, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { t } from '../messages/t.ts'

const longest = 300

const useTitle = (doc: Y.Doc, fallback: string): string => {
  const listen = useCallback(
    (changed: () => void) => {
      const meta = doc.getMap(metaRoot)
      meta.observe(changed)
      return () => meta.unobserve(changed)
    },
    [doc],
  )
  const has = () => doc.getMap(metaRoot).has(titleKey)
  return useSyncExternalStore(listen, () => (has() ? titleOf(doc) : fallback))
}

interface TitleFieldProps {
  readonly doc: Y.Doc
  /** The title the list knows, until the document has its own. */
  readonly fallback: string
  readonly editable: boolean
  /** Enter, or down: on to the text. */
  readonly onLeave: () => void
  /** Hears each title, whoever typed it. */
  readonly onTitle: (title: string) => void
}

/** The page's title, shared like its text. */
export const TitleField = ({ doc, fallback, editable, onLeave, onTitle }: TitleFieldProps) => {
  const title = useTitle(doc, fallback)
  useEffect(() => onTitle(title), [title, onTitle])
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const field = event.currentTarget
    const atEnd = field.selectionStart === field.value.length
    if (event.key !== 'Enter' && !(event.key === 'ArrowDown' && atEnd)) return
    if (event.nativeEvent.isComposing) return
    event.preventDefault()
    onLeave()
  }
  if (!editable) return <h1 className="page-title">{title || t('Untitled')}</h1>
  return (
    <textarea
      className="page-title"
      aria-label={t('Title')}
      placeholder={t('Untitled')}
      rows={1}
      maxLength={longest}
      value={title}
      spellCheck
      enterKeyHint="next"
      onChange={(event) => setTitle(doc, event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
      onKeyDown={onKey}
    />
  )
}
