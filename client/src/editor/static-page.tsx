import { documentJson } from '@chapterhouse/shared/editor/document'
import { toHtml } from '@chapterhouse/shared/editor/to-html'
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { t } from '../messages/t.ts'
import { Notice } from '../ui/notice.tsx'

/** Milliseconds between two looks at a page others write in. */
const pause = 1_000

const useHtml = (doc: Y.Doc): string => {
  const [html, setHtml] = useState(() => toHtml(documentJson(doc)))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        setHtml(toHtml(documentJson(doc)))
      }, pause)
    }
    doc.on('update', soon)
    return () => {
      clearTimeout(timer)
      doc.off('update', soon)
    }
  }, [doc])
  return html
}

/**
 * A page with parts this version does not know: shown as it is, never bound to an editor, which
 * would delete what it cannot build. The HTML is made of escaped text only.
 */
export const StaticPage = ({ doc }: { readonly doc: Y.Doc }) => {
  const html = useHtml(doc)
  const [holder, setHolder] = useState<HTMLDivElement | null>(null)
  useEffect(() => {
    const parsed = new DOMParser().parseFromString(html, 'text/html')
    holder?.replaceChildren(...parsed.body.childNodes)
  }, [holder, html])
  return (
    <>
      <Notice title={t('Written with a newer version')}>
        {t(
          'This page holds something this window does not know yet. You can read it; reload to write.',
        )}
      </Notice>
      <div ref={setHolder} className="prose page-text" />
    </>
  )
}
