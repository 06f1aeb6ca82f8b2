import { countWords } from '@chapterhouse/shared/editor/word-count'
import { useEffect, useState } from 'react'
import { t } from '../../messages/t.ts'
import { madeHere } from '../../sync/made-here.ts'
import { type OldCopy, oldCopies, unsavedCopies } from '../../sync/old-copies.ts'
import { Rescue } from './rescue.tsx'

interface CopiesProps {
  readonly find: () => Promise<readonly OldCopy[]>
  readonly title: string
  readonly why: string
  /** After a copy was taken or discarded. */
  readonly onTaken?: () => void
}

/** Each copy that is found, to be taken or discarded. Looks once. */
const Copies = ({ find, title, why, onTaken }: CopiesProps) => {
  const [look] = useState(() => find)
  const [copies, setCopies] = useState<readonly OldCopy[]>([])
  useEffect(() => {
    let gone = false
    const show = (found: readonly OldCopy[]) => {
      if (!gone) setCopies(found)
    }
    look().then(show, () => undefined)
    return () => {
      gone = true
    }
  }, [look])
  return copies.map((copy) => {
    const words = copy.texts.reduce((sum, text) => sum + countWords(text), 0)
    const rescue = { title, words, texts: copy.texts, markdown: copy.markdown }
    const done = () => {
      setCopies((all) => all.filter((one) => one !== copy))
      void copy.remove().then(onTaken)
    }
    return <Rescue key={copy.name} rescue={rescue} why={why} onDone={done} />
  })
}

interface OldCopiesProps {
  readonly title: string
  readonly userId: string
  readonly room: string
}

/** Words written into a page before it was restored, and never saved. */
export const OldCopies = ({ title, userId, room }: OldCopiesProps) => (
  <Copies
    key={room}
    find={() => oldCopies(userId, room)}
    title={title}
    why={t('The page was restored meanwhile.')}
  />
)

interface LeftBehindProps {
  readonly pageId: string
  readonly userId: string
}

/** Words for a page that cannot be opened any more: deleted, or closed to this person. */
export const LeftBehind = ({ pageId, userId }: LeftBehindProps) => (
  <Copies
    key={pageId}
    find={() => unsavedCopies(userId, pageId)}
    title={t('Rescued text')}
    why={t('You wrote them into this page before it was closed to you.')}
    // A page that was only ever here is no more, once its text is taken.
    onTaken={() => madeHere.remove(pageId)}
  />
)
