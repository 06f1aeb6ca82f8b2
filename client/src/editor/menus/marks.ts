import {
  type Icon,
  IconBold,
  IconCode,
  IconItalic,
  IconStrikethrough,
  IconSubscript,
  IconSuperscript,
  IconUnderline,
} from '@tabler/icons-react'
import type { Mark } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { t } from '../../messages/t.ts'

/** One way to set words apart. */
export interface Format {
  readonly mark: 'bold' | 'italic' | 'underline' | 'strike' | 'code' | 'subscript' | 'superscript'
  readonly title: string
  readonly shortcut: string
  readonly icon: Icon
}

/** The ways that every bar offers, in its order. */
export const formats: readonly Format[] = [
  { mark: 'bold', title: t('Bold'), shortcut: 'Mod-b', icon: IconBold },
  { mark: 'italic', title: t('Italic'), shortcut: 'Mod-i', icon: IconItalic },
  { mark: 'underline', title: t('Underline'), shortcut: 'Mod-u', icon: IconUnderline },
  { mark: 'strike', title: t('Strikethrough'), shortcut: 'Mod-Shift-s', icon: IconStrikethrough },
  { mark: 'code', title: t('Code'), shortcut: 'Mod-e', icon: IconCode },
]

/** Formats that are used less, behind the three dots of a bar. */
export const rareFormats: readonly Format[] = [
  { mark: 'superscript', title: t('Superscript'), shortcut: 'Mod-.', icon: IconSuperscript },
  { mark: 'subscript', title: t('Subscript'), shortcut: 'Mod-,', icon: IconSubscript },
]

const namesOf = (marks: readonly Mark[]) => [...new Set(marks.map((mark) => mark.type.name))]

/**
 * The names of the marks that the next letter, or every selected letter, carries. One walk for all
 * of them that stops as soon as none is left: a selection of the whole text costs next to nothing.
 */
export const activeMarks = (state: EditorState): readonly string[] => {
  const { empty, $from, from, to } = state.selection
  if (empty) return namesOf(state.storedMarks ?? $from.marks())
  let common: readonly string[] | null = null
  state.doc.nodesBetween(from, to, (node) => {
    if (common?.length === 0) return false
    if (!node.isText) return true
    const names = namesOf(node.marks)
    common = common === null ? names : common.filter((name) => names.includes(name))
    return true
  })
  return common ?? []
}
