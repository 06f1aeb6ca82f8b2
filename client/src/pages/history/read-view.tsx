import { docNode } from '@chapterhouse/shared/editor/node'
import { getSchema, nodeFromJson } from '@chapterhouse/shared/editor/schema'
import type { VersionId } from '@chapterhouse/shared/kernel/id'
import { useQuery } from '@tanstack/react-query'
import { DOMSerializer } from '@tiptap/pm/model'
import { useCallback } from 'react'
import { count } from '../../kernel/count.ts'
import { exactly } from '../../kernel/moment.ts'
import { Problem } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { versionQuery } from '../api.ts'
import styles from './history.module.css'

/** What was ticked then stays so: a version takes no clicks. A box says what it is for. */
const fixBoxes = (fragment: DocumentFragment): void => {
  for (const box of fragment.querySelectorAll('input')) {
    box.disabled = true
    box.setAttribute('aria-label', 'Done')
  }
}

/** The text as DOM by the schema's own rules, so that nothing can stand in it that a page could not hold. */
const domOf = (content: unknown): DocumentFragment | null => {
  const parsed = docNode.safeParse(content)
  if (!parsed.success) return null
  const node = nodeFromJson(parsed.data)
  const fragment = document.createDocumentFragment()
  DOMSerializer.fromSchema(getSchema()).serializeFragment(node.content, { document }, fragment)
  fixBoxes(fragment)
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
    },
    [content, plainText],
  )
  return <article className={`prose ${styles.text}`} ref={fill} />
}

/** One version, to be read. */
export const ReadView = ({ versionId }: { readonly versionId: VersionId }) => {
  const version = useQuery(versionQuery(versionId))
  if (version.isPending) return <Skeleton label="Opening the version" kind="text" lines={6} />
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
          {count(wordCount, 'word')} · read only
        </p>
      </header>
      {wordCount === 0 && plainText.trim() === '' ? (
        <p className={styles.hint}>The page was empty then.</p>
      ) : (
        <VersionText content={content} plainText={plainText} />
      )}
    </>
  )
}
