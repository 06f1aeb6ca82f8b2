import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import { IconPlus } from '@tabler/icons-react'
import type { Editor, Range } from '@tiptap/core'
import { createElement } from 'react'
import { explain } from '../../kernel/explain.ts'
import { t } from '../../messages/t.ts'
import { toast, whileToasting } from '../../ui/toast.ts'
import { type Choice, putNode } from './choice.ts'
import { hold } from './place-tracker.ts'

/** Makes a page of this title beside the one that is being written. */
export type MakePage = (title: string) => Promise<Pick<Page, 'id' | 'title'>>

const link = (id: PageId, label: string) => putNode('pageLink', { id, label })

/** The words stay in the text until the page is there; then the link takes their place. */
const make = async (title: string, makePage: MakePage, at: { editor: Editor; typed: Range }) => {
  const held = hold(at.editor, at.typed)
  try {
    const page = await whileToasting(t('Making “{title}”', { title }), () => makePage(title))
    const range = held.range()
    if (range) link(page.id, title)(at.editor, range)
    else toast(t('“{title}” is made, but the words that were to lead there are gone', { title }))
  } catch (error) {
    const { title: what, advice } = explain(error)
    toast(t('“{title}” was not made. {what}. {advice}', { title, what, advice }), {
      tone: 'danger',
    })
  } finally {
    held.release()
  }
}

/** The offer to make the page there is none of yet. */
export const newPageChoice = (words: string, makePage: MakePage): Choice[] => {
  const title = words.trim().slice(0, 300)
  if (title === '') return []
  return [
    {
      id: 'new-page',
      title: t('New page “{title}”', { title }),
      group: t('New'),
      picture: createElement(IconPlus, { size: 18, stroke: 1.75, 'aria-hidden': true }),
      put: (editor, typed) => void make(title, makePage, { editor, typed }),
    },
  ]
}
