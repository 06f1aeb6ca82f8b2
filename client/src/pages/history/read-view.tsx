import { type DocNode, docNode } from '@chapterhouse/shared/editor/node'
import { getSchema, nodeFromJson } from '@chapterhouse/shared/editor/schema'
import { toHtml } from '@chapterhouse/shared/editor/to-html'
import type { VersionId } from '@chapterhouse/shared/kernel/id'
import { useQuery } from '@tanstack/react-query'
import { DOMSerializer } from '@tiptap/pm/model'
import { useCallback } from 'react'
import { count } from '../../kernel/count.ts'
import { exactly } from '../../kernel/moment.ts'
import { t } from '../../messages/t.ts'
import { Problem } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { versionQuery } from '../api.ts'
import { drawSources } from './draw-sources.ts'
import styles from './history.module.css'
import { setNotes } from './set-notes.ts'

/** What was ticked then stays so: a version takes no clicks. A box says what it is for. */
const fixBoxes = (fragment: DocumentFragment): void => {
  for (const box of fragment.querySelectorAll('input')) {
    box.disabled = true
    box.setAttribute('aria-label', t('Done'))
  }
}

/** By the schema's own rules, so that nothing can stand in it that a page could not hold; null when it does not fit them. */
const builtOf = (json: DocNode): DocumentFragment | null => {
  try {
    const { content } = nodeFromJson(json)
    const into = document.createDocumentFragment()
    DOMSerializer.fromSchema(getSchema()).serializeFragment(content, { document }, into)
    return into
  } catch {
    return null
  }
}

/** Parts that this version of the language does not know are shown as what they hold: HTML of escaped text. */
const escapedOf = (json: DocNode): DocumentFragment => {
  const into = document.createDocumentFragment()
  const { body } = new DOMParser().parseFromString(toHtml(json), 'text/html')
  into.append(...body.childNodes)
  return into
}

const domOf = (content: unknown): DocumentFragment | null => {
  const parsed = docNode.safeParse(content)
  if (!parsed.success) return null
  const fragment = builtOf(parsed.data) ?? escapedOf(parsed.data)
  fixBoxes(fragment)
  setNotes(fragment)
  return fragment
}

interface VersionTextProps {
  readonly content: unknown
  readonly plainText: string
}

/** Filled by hand, once for each version: React has no part in the text of a page. */
const VersionText = ({ content, plainText }: VersionTextProps) => {
  const fill = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return
      const dom = domOf(content)
      // A version of an older document language is still readable as plain text.
      element.replaceChildren(dom ?? plainText)
      void drawSources(element)
    },
    [content, plainText],
  )
  return <article className={`prose ${styles.text}`} ref={fill} />
}

/** One version, to be read. */
export const ReadView = ({ versionId }: { readonly versionId: VersionId }) => {
  const version = useQuery(versionQuery(versionId))
  if (version.isPending) return <Skeleton label={t('Opening the version')} kind="text" lines={6} />
  if (version.error) {
    return <Problem error={version.error} again={() => void version.refetch()} />
  }
  const { label, createdAt, wordCount, content, plainText } = version.data
  return (
    <>
      <header className={styles.readHead}>
        <h2>{label ?? exactly(createdAt)}</h2>
        <p>
          {label ? `${exactly(createdAt)} · ` : ''}
          {count.words(wordCount)} · {t('read only')}
        </p>
      </header>
      {wordCount === 0 && plainText.trim() === '' ? (
        <p className={styles.hint}>{t('The page was empty then.')}</p>
      ) : (
        <VersionText content={content} plainText={plainText} />
      )}
    </>
  )
}
