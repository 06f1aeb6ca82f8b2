import type { Page } from '@chapterhouse/shared/pages/contract'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import { type Editor, useEditor } from '@tiptap/react'
import { useEffect } from 'react'
import { t } from '../messages/t.ts'
import type { Room } from '../sync/room.ts'
import { editorExtensions } from './editor-extensions.ts'
import { followLength, longPage } from './long-page.ts'
import type { PersonHere } from './room/people.ts'
import { useWorld } from './suggest/use-world.ts'

/** `editable` may change while the editor lives: a role is lowered, a line comes back. */
export interface TextEditorPlan {
  readonly room: Room
  readonly page: Page
  readonly me: PersonHere
  readonly editable: boolean
}

/** Known before the text is drawn, so that the first layout of a long page is none of all of it. */
const lookOf = ({ doc }: Room): string => {
  const long = doc.getXmlFragment(contentRoot).length > longPage
  return long ? 'prose page-text long-page' : 'prose page-text'
}

/** Lets the browser skip what is far away on a long page; short ones gain nothing by it. */
const useLongPage = (editor: Editor) => {
  useEffect(() => followLength(editor), [editor])
}

/** The editor must be gone before the binding sees a part it would delete. */
const useForeignGuard = (editor: Editor, room: Room) => {
  useEffect(
    () =>
      room.listen(() => {
        if (room.view().foreign && !editor.isDestroyed) editor.destroy()
      }),
    [editor, room],
  )
}

/** The text editor of a room whose text is here. */
export const useTextEditor = ({ room, page, me, editable }: TextEditorPlan): Editor => {
  const world = useWorld({ room, page, me })
  const editor = useEditor(
    {
      extensions: editorExtensions({ room, me, pageId: page.id, world }),
      editable,
      immediatelyRender: true,
      shouldRerenderOnTransaction: false,
      injectCSS: false,
      editorProps: {
        attributes: {
          class: lookOf(room),
          'aria-label': t('Text of the page'),
          role: 'textbox',
          'aria-multiline': 'true',
        },
        scrollMargin: { top: 130, bottom: 110, left: 0, right: 0 },
        scrollThreshold: { top: 130, bottom: 110, left: 0, right: 0 },
      },
    },
    [room],
  )
  useEffect(() => {
    if (!editor.isDestroyed && editor.isEditable !== editable) editor.setEditable(editable)
  }, [editor, editable])
  useLongPage(editor)
  useForeignGuard(editor, room)
  return editor
}
