import { countWords } from '@chapterhouse/shared/editor/word-count'
import type { Page } from '@chapterhouse/shared/pages/contract'
import { useEffect, useState } from 'react'
import { titleOf } from '../../pages/title.ts'
import { type OldCopy, oldCopies } from '../../sync/old-copies.ts'
import { Rescue } from './rescue.tsx'

interface OldCopiesProps {
  readonly page: Page
  readonly userId: string
  readonly room: string
}

/** Words written into a page before it was restored, and never saved. */
export const OldCopies = ({ page, userId, room }: OldCopiesProps) => {
  const [copies, setCopies] = useState<readonly OldCopy[]>([])
  useEffect(() => {
    let gone = false
    oldCopies(userId, room)
      .then((found) => {
        if (!gone) setCopies(found)
      })
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [userId, room])
  return copies.map((copy) => {
    const words = copy.texts.reduce((sum, text) => sum + countWords(text), 0)
    const rescue = { title: titleOf(page), words, texts: copy.texts, markdown: copy.markdown }
    const done = () => {
      setCopies((all) => all.filter((one) => one !== copy))
      void copy.remove()
    }
    const key = copy.texts.join(' ').slice(0, 80)
    return <Rescue key={key} rescue={rescue} why="The page was restored meanwhile." onDone={done} />
  })
}
