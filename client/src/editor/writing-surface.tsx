import type { Page } from '@chapterhouse/shared/pages/contract'
import { directionOf } from '@chapterhouse/shared/pages/properties'
import type { Me } from '@chapterhouse/shared/users/contract'
import type { Editor } from '@tiptap/core'
import { lazy, memo, Suspense, useEffect, useState } from 'react'
import { directionOfSpoken } from '../messages/language.ts'
import { useTellTitle } from '../pages/live-title.ts'
import { Cover } from '../pages/look/cover.tsx'
import { PageHead } from '../pages/look/page-head.tsx'
import { Backlinks } from '../pages/references/backlinks.tsx'
import { TemplateOffer } from '../pages/templates/template-offer.tsx'
import { afterPaint, nextFrame } from '../sync/next-frame.ts'
import type { Room } from '../sync/room.ts'
import { InBar } from '../ui/bar-slot.tsx'
import { useFindBar } from './find/use-find-bar.ts'
import { useLinkAsked } from './menus/use-link-asked.ts'
import { NoteList } from './nodes/note-list.tsx'
import { useNamedHeading } from './outline/go-to.ts'
import { ReadOnly } from './read-only.tsx'
import { WritingLine } from './room/writing-line.tsx'
import { TextInPage } from './text-in-page.tsx'
import { TitleField } from './title-field.tsx'
import { useTextEditor } from './use-text-editor.ts'
import { ViewMenu } from './view/view-menu.tsx'

// The menus and what they stand on are a fifth of the editor; one can write before they are there.
const ToolbarOfText = lazy(async () => ({
  default: (await import('./menus/menus-of-text.tsx')).ToolbarOfText,
}))
const MenusOfText = lazy(async () => ({
  default: (await import('./menus/menus-of-text.tsx')).MenusOfText,
}))
const FindBarOfText = lazy(async () => ({
  default: (await import('./menus/menus-of-text.tsx')).FindBarOfText,
}))

const BlockHandle = lazy(async () => ({
  default: (await import('./blocks/block-handle.tsx')).BlockHandle,
}))
const SideOutline = lazy(async () => ({
  default: (await import('./view/side-outline.tsx')).SideOutline,
}))
const WordTotal = lazy(async () => ({
  default: (await import('./counts/word-total.tsx')).WordTotal,
}))

const ToolbarRoom = () => <div className="toolbar-room" />

/** The text is painted first: on a long page, what stands around it would hold it back. */
const useAfterPaint = (): boolean => {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    let gone = false
    const then = () => !gone && setPainted(true)
    nextFrame(() => afterPaint(then))
    return () => {
      gone = true
    }
  }, [])
  return painted
}

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

/**
 * The browser checks the spelling in this language, and lays the text out its way. Where the screen runs the other way
 * round, a text without a language goes its own.
 */
const writtenIn = (language: string | null) => {
  if (language !== null) return { lang: language, dir: directionOf(language) }
  return directionOfSpoken === 'ltr' ? {} : ({ dir: 'auto' } as const)
}

/** A link may be asked for before the menus are there; its form comes with them. */
const Menus = ({ editor, painted }: { readonly editor: Editor; readonly painted: boolean }) => {
  const link = useLinkAsked(editor)
  const wanted = painted || link.isAsked
  return <Suspense>{wanted ? <MenusOfText editor={editor} link={link} /> : null}</Suspense>
}

/** Title, text and the controls of the text. What is saved changes with every key; none of this does. */
export const WritingSurface = memo((props: WritingSurfaceProps) => {
  const { room, page, me, editable, readsOnly } = props
  const editor = useTextEditor({ room, page, me, editable })
  const find = useFindBar(editor)
  const onTitle = useTellTitle(page.id)
  const painted = useAfterPaint()
  useNamedHeading(editor)
  return (
    <>
      <Suspense fallback={<ToolbarRoom />}>
        {painted ? (
          <ToolbarOfText editor={editor} onFind={() => find.open(false)} />
        ) : (
          <ToolbarRoom />
        )}
      </Suspense>
      <Suspense>{find.isOpen ? <FindBarOfText editor={editor} {...find} /> : null}</Suspense>
      <InBar>
        <ViewMenu />
      </InBar>
      <Cover page={page} />
      <div className="sheet" {...writtenIn(page.language)}>
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
        <Suspense>{painted ? <BlockHandle editor={editor} /> : null}</Suspense>
        <TextInPage editor={editor} />
        <NoteList editor={editor} />
        <Backlinks page={page} />
      </div>
      <Suspense>{painted ? <SideOutline editor={editor} /> : null}</Suspense>
      <Menus editor={editor} painted={painted} />
      <footer className="sheet-foot">
        <WritingLine room={room} myId={me.id} />
        <Suspense>{painted ? <WordTotal editor={editor} page={page} me={me} /> : null}</Suspense>
      </footer>
    </>
  )
})
