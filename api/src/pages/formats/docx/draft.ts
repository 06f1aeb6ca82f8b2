import type { OutlineEntry } from '../outline.ts'
import type { Setting } from '../setting.ts'
import { escapeXml } from '../xml.ts'

/** What a part of the file points to by name: links and pictures. */
export interface Relations {
  /** The name of a target; the same target has one name. */
  readonly to: (target: string, kind: 'hyperlink' | 'image') => string
  readonly xml: () => string
}

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A numbered list of its own, which begins where its writer said. */
export interface NumberedList {
  readonly id: number
  readonly level: number
  readonly start: number
}

/** A word file on its way. */
export interface Draft extends Setting {
  readonly outline: readonly OutlineEntry[]
  /** Footnotes met so far, as paragraphs. */
  readonly notes: string[]
  readonly lists: NumberedList[]
  /** Pictures drawn so far: each needs a number of its own. */
  readonly drawn: string[]
  readonly body: Relations
  readonly noteLinks: Relations
}

/** Where blocks stand: how far in, how deep in lists, and with what at their side. */
export interface Frame {
  /** Twentieths of a point from the margin. */
  readonly left: number
  /** Lists around it. */
  readonly depth: number
  readonly style: string | null
  /** Colour of the line at the side of a callout. */
  readonly border: string | null
  /** Width left, in twentieths of a point. */
  readonly width: number
  /** Relations of the part that is written. */
  readonly relations: Relations
}

export const openRelations = (fixed: readonly string[]): Relations => {
  const made = new Map<string, { readonly name: string; readonly kind: string }>()
  return {
    to: (target, kind) => {
      const known = made.get(target)
      if (known) return known.name
      const name = `made${made.size + 1}`
      made.set(target, { name, kind })
      return name
    },
    xml: () => {
      const lines = [...made].map(([target, { name, kind }]) =>
        relation({ name, kind, target, outside: kind === 'hyperlink' }),
      )
      return relationships([...fixed, ...lines])
    },
  }
}

interface Relation {
  readonly name: string
  readonly kind: string
  readonly target: string
  readonly outside?: boolean
}

export const relation = ({ name, kind, target, outside }: Relation): string =>
  `<Relationship Id="${name}" Type="${types}/${kind}" Target="${escapeXml(target)}"${outside ? ' TargetMode="External"' : ''}/>`

export const relationships = (lines: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`
