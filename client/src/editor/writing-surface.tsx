import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Me } from '@chapterhouse/shared/users/contract'
import type { Editor } from '@tiptap/core'
import { EditorContent } from '@tiptap/react'
import { lazy, Suspense } from 'react'
import { useTellTitle } from '../pages/live-title.ts'
import { Cover } from '../pages/look/cover.tsx'
import { PageHead } from '../pages/look/page-head.tsx'
import { Backlinks } from '../pages/references/backlinks.tsx'
import { TemplateOffer } from '../pages/templates/template-offer.tsx'
import type { Room } from '../sync/room.ts'
import { useFindBar } from './find/use-find-bar.ts'
import { ImageMenu } from './menus/image-menu.tsx'
import { SelectionMenu } from './menus/selection-menu.tsx'
import { TableMenu } from './menus/table-menu.tsx'
import { Toolbar } from './menus/toolbar.tsx'
import { WholeMenu } from './menus/whole-menu.tsx'
import { NoteList } from './nodes/note-list.tsx'
import { ReadOnly } from './read-only.tsx'
import { TitleField } from './title-field.tsx'
import { useTextEditor } from './use-text-editor.ts'
import { WordTotal } from './word-total.tsx'

const FindBar = lazy(async () => ({ default: (await import('./find/find-bar.tsx')).FindBar }))

interface WritingSurfaceProps {
  readonly room: Room
  readonly page: Page
  readonly me: Me
  readonly editable: boolean
  /** Nothing is wrong: this person reads this page. */
  readonly readsOnly: boolean
}

/** From the title on to the text, at once: the editor's own command focuses a frame later. */
const intoText = (editor: Editor) => () => {
  editor.view.focus()
  editor.commands.focus('start')
}

/** Title, text and the controls of the text. */
export const WritingSurface = (props: WritingSurfaceProps) => {
  const { room, page, me, editable, readsOnly } = props
  const editor = useTextEditor({ room, page, me, editable })
  const find = useFindBar(editor)
  const onTitle = useTellTitle(page.id)
  return (
    <>
      <Toolbar editor={editor} onFind={() => find.open(false)} />
      <Suspense>{find.isOpen ? <FindBar editor={editor} {...find} /> : null}</Suspense>
      <Cover page={page} />
      <div className="sheet">
        <PageHead page={page} />
        {readsOnly ? <ReadOnly page={page} /> : null}
        <TitleField
          doc={room.doc}
          fallback={page.title}
          editable={editable}
          onLeave={intoText(editor)}
          onTitle={onTitle}
        />
        {editable ? <TemplateOffer editor={editor} /> : null}
        <EditorContent editor={editor} className="page-body" />
        <NoteList editor={editor} />
        <Backlinks page={page} />
      </div>
      <SelectionMenu editor={editor} />
      <TableMenu editor={editor} />
      <WholeMenu editor={editor} />
      <ImageMenu editor={editor} />
      <footer className="sheet-foot">
        <WordTotal editor={editor} />
      </footer>
    </>
  )
}
