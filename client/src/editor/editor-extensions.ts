import { extensions as language } from '@chapterhouse/shared/editor/extensions'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import type { Extensions } from '@tiptap/core'
import { Dropcursor } from '@tiptap/extensions/drop-cursor'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import { Placeholder } from '@tiptap/extensions/placeholder'
import { t } from '../messages/t.ts'
import type { Room } from '../sync/room.ts'
import { liveText } from './binding/extension.ts'
import { Blocks } from './blocks/blocks.ts'
import { caretsOf } from './extensions/carets.ts'
import { ForgiveAttributes } from './extensions/forgive-attributes.ts'
import { ownMovesFirst } from './extensions/own-moves-first.ts'
import { TickKey } from './extensions/tick.ts'
import { TypedLinks } from './extensions/typed-links.ts'
import { WriteOn } from './extensions/write-on.ts'
import { AlignmentKeys } from './menus/alignment.ts'
import { fileUploads } from './menus/file-uploads.ts'
import { imageUploads } from './menus/images.ts'
import { slashMenu } from './menus/slash.ts'
import { Footnotes } from './nodes/footnotes.ts'
import { Highlighting } from './nodes/highlight.ts'
import { InlineFormulas } from './nodes/inline-math.ts'
import { nameViews } from './nodes/name-views.ts'
import { NodeViews } from './nodes/node-views.ts'
import { TableResize } from './nodes/table-resize.ts'
import { foldingOf } from './outline/folding.ts'
import { Paste } from './paste/paste.ts'
import type { PersonHere } from './room/people.ts'
import { suggestLists } from './suggest/lists.ts'
import type { World } from './suggest/world.ts'
import { Quiet } from './view/quiet.ts'

/** What an editor of a page stands on: its live room, who writes, and where uploads go. */
export interface EditorParts {
  readonly room: Room
  readonly me: PersonHere
  readonly pageId: PageId
  readonly world: World
}

const placeholder = Placeholder.configure({
  placeholder: ({ node, editor }) => {
    if (node.type.name === 'heading') return t('Heading')
    return editor.isEmpty ? t('Write, or press / for headings, lists and pictures') : ''
  },
  showOnlyCurrent: false,
})

/** The language, what makes it shared, and what makes it pleasant. */
export const editorExtensions = ({ room, me, pageId, world }: EditorParts): Extensions => [
  ForgiveAttributes,
  ...language,
  liveText(room.doc.getXmlFragment(contentRoot)),
  caretsOf(room.awareness, me),
  ownMovesFirst(room),
  TypedLinks,
  WriteOn,
  TickKey,
  Blocks,
  foldingOf(pageId),
  Quiet,
  imageUploads({ pageId }),
  fileUploads({ pageId }),
  NodeViews,
  nameViews(world),
  Footnotes,
  InlineFormulas,
  Highlighting,
  AlignmentKeys,
  TableResize,
  Paste,
  slashMenu(),
  suggestLists(world),
  placeholder,
  Dropcursor.configure({ color: 'var(--accent)', width: 2 }),
  Gapcursor,
]
