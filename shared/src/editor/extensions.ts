import type { Extensions } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Code } from '@tiptap/extension-code'
import { CodeBlock } from '@tiptap/extension-code-block'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Highlight } from '@tiptap/extension-highlight'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Italic } from '@tiptap/extension-italic'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { matching, oneOf, orNull } from './attribute.ts'
import { Image } from './image.ts'
import { Link } from './link.ts'
import { lists } from './list.ts'
import { tables } from './table.ts'

export const headingLevels = [1, 2, 3, 4] as const
export type HeadingLevel = (typeof headingLevels)[number]

/** Names that survive as the info string of a fenced block. */
export const codeLanguage = /^[\w.+#-]{1,40}$/

const textBlocks = [
  Document,
  Paragraph,
  Text,
  Heading.configure({ levels: [...headingLevels] }).extend({
    addAttributes() {
      const { level } = this.parent?.() ?? {}
      return { level: { ...level, default: 1, validate: oneOf(...headingLevels) } }
    },
  }),
  Blockquote,
  CodeBlock.extend({
    addAttributes() {
      const { language } = this.parent?.() ?? {}
      return { language: { ...language, default: null, validate: orNull(matching(codeLanguage)) } }
    },
  }),
  HorizontalRule,
  HardBreak,
]

// TipTap's code excludes every other mark; linked or bold code is ordinary writing.
const marks = [Link, Bold, Italic, Underline, Strike, Code.extend({ excludes: 'code' }), Highlight]

/**
 * The document language: every node and mark a page may hold, for editor, import and export alike.
 * No framework, no DOM at import time. What is added here needs a new `schemaVersion`.
 */
export const extensions: Extensions = [...textBlocks, ...marks, ...lists, ...tables, Image]
