import type { Extensions } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Code } from '@tiptap/extension-code'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Italic } from '@tiptap/extension-italic'
import { Strike } from '@tiptap/extension-strike'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { Attachment } from './blocks/attachment.ts'
import { Callout } from './blocks/callout.ts'
import { CodeBlock } from './blocks/code-block.ts'
import { Column, Columns } from './blocks/columns.ts'
import { Embed } from './blocks/embed.ts'
import { Heading } from './blocks/heading.ts'
import { Image } from './blocks/image.ts'
import { PageBreak, TableOfContents } from './blocks/leaves.ts'
import { lists } from './blocks/list.ts'
import { Paragraph } from './blocks/paragraph.ts'
import { tables } from './blocks/table.ts'
import { Toggle } from './blocks/toggle.ts'
import { DateNode } from './inline/date.ts'
import { Footnote } from './inline/footnote.ts'
import { plainInlineGroup } from './inline/group.ts'
import { InlineMath } from './inline/inline-math.ts'
import { Mention, PageLink } from './inline/mention.ts'
import { Highlight, TextColor } from './marks/colors.ts'
import { Link } from './marks/link.ts'
import { Subscript, Superscript } from './marks/scripts.ts'

const textBlocks = [Document, Paragraph, Text, Heading, Blockquote, CodeBlock, HorizontalRule]

const wholes = [Callout, Toggle, Columns, Column]

const leaves = [Image, Attachment, Embed, PageBreak, TableOfContents]

const inline = [
  HardBreak.extend({ group: plainInlineGroup }),
  Footnote,
  InlineMath,
  Mention,
  PageLink,
  DateNode,
]

const marks = [
  Link,
  TextColor,
  Bold,
  Italic,
  Underline,
  Strike,
  Subscript,
  Superscript,
  // TipTap's code excludes every other mark; linked or bold code is ordinary writing.
  Code.extend({ excludes: 'code' }),
  Highlight,
]

/**
 * The document language: every node and mark a page may hold, for editor, import and export alike.
 * No framework, no DOM at import time. What is added here needs a new `schemaVersion`.
 */
export const extensions: Extensions = [
  ...textBlocks,
  ...marks,
  ...lists,
  ...tables,
  ...wholes,
  ...leaves,
  ...inline,
]
