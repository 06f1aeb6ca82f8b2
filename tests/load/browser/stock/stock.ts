import { extensions } from '@chapterhouse/shared/editor/extensions'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import { HocuspocusProvider } from '@hocuspocus/provider'
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import * as Y from 'yjs'

// TipTap as its documentation sets it up: its collaboration, its carets, its provider.

const ask = new URLSearchParams(location.search)
const document = new Y.Doc()
const provider = new HocuspocusProvider({
  url: ask.get('server') ?? '',
  name: ask.get('room') ?? '',
  token: 'token',
  document,
})
new Editor({
  element: window.document.getElementById('text'),
  extensions: [
    ...extensions,
    Collaboration.configure({ document, field: contentRoot }),
    CollaborationCaret.configure({ provider, user: { name: 'Reader', color: '#958DF1' } }),
  ],
})
