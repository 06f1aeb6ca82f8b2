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

/** One way to set words apart. */
export interface Format {
  readonly mark: 'bold' | 'italic' | 'underline' | 'strike' | 'code' | 'subscript' | 'superscript'
  readonly title: string
  readonly shortcut: string
  readonly icon: Icon
}

/** The ways that every bar offers, in its order. */
export const formats: readonly Format[] = [
  { mark: 'bold', title: 'Bold', shortcut: 'Mod-b', icon: IconBold },
  { mark: 'italic', title: 'Italic', shortcut: 'Mod-i', icon: IconItalic },
  { mark: 'underline', title: 'Underline', shortcut: 'Mod-u', icon: IconUnderline },
  { mark: 'strike', title: 'Strikethrough', shortcut: 'Mod-Shift-s', icon: IconStrikethrough },
  { mark: 'code', title: 'Code', shortcut: 'Mod-e', icon: IconCode },
]

/** Formats that are used less, behind the three dots of a bar. */
export const rareFormats: readonly Format[] = [
  { mark: 'superscript', title: 'Superscript', shortcut: 'Mod-.', icon: IconSuperscript },
  { mark: 'subscript', title: 'Subscript', shortcut: 'Mod-,', icon: IconSubscript },
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
