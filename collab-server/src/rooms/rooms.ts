import type { NewRow } from '../journal/row.ts'
import type { Room } from './room.ts'

/** The rooms open on this node, from the moment their document begins to load. */
export class Rooms {
  readonly #byName = new Map<string, Room>()
  readonly #byPage = new Map<string, Room[]>()

  get size(): number {
    return this.#byName.size
  }

  all(): Room[] {
    return [...this.#byName.values()]
  }

  get(name: string): Room | null {
    return this.#byName.get(name) ?? null
  }

  /** Rooms of a page: one, or two for the moment in which its epoch is raised. */
  ofPage(pageId: string): readonly Room[] {
    return this.#byPage.get(pageId) ?? []
  }

  open(room: Room): void {
    this.#byName.set(room.name, room)
    this.#byPage.set(room.page.pageId, [...this.ofPage(room.page.pageId), room])
  }

  /** Forgets the room; a newer document may have taken its name already. */
  close(room: Room): void {
    if (this.#byName.get(room.name) === room) this.#byName.delete(room.name)
    const others = this.ofPage(room.page.pageId).filter((other) => other !== room)
    if (others.length > 0) this.#byPage.set(room.page.pageId, others)
    else this.#byPage.delete(room.page.pageId)
  }

  /** Gives committed head rows to whatever documents are loaded now. */
  apply(rows: readonly NewRow[]): void {
    const heads = rows.filter((row) => row.contributionId === null)
    for (const [pageId, mine] of Map.groupBy(heads, (row) => row.pageId)) {
      const updates = mine.map((row) => row.data)
      for (const room of this.ofPage(pageId)) room.apply(updates)
    }
  }
}
