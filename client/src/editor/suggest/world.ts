import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { PersonHere } from '../room/people.ts'
import type { Known } from './known.ts'
import type { MakePage } from './new-page-choice.ts'
import type { PageNames } from './page-names.ts'

/** What the names in a text know of the world around it. */
export interface World {
  readonly me: PersonHere
  readonly known: Known
  /** The page this is. */
  readonly pageId: PageId
  readonly names: PageNames
  /** Ids of the others who have the page open. */
  readonly here: () => ReadonlySet<string>
  /** Takes the reader to where this person writes; false when they write nowhere. */
  readonly jumpTo: (personId: string) => boolean
  /** Goes to another screen of this house. */
  readonly go: (path: string) => void
  /** Null for who may not make pages here. */
  readonly makePage: MakePage | null
}
