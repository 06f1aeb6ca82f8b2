import type { NewRow } from '../journal/row.ts'
import type { Room } from './room.ts'

/** The rooms open on this node, from the moment their document begins to load. */
export class Rooms {
  readonly #byName = new Map<string, Room>()

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
  ofPage(pageId: string): Room[] {
    return this.all().filter((room) => room.page.pageId === pageId)
  }

  open(room: Room): void {
    this.#byName.set(room.name, room)
  }

  /** Forgets the room unless a newer document took its name. */
  close(room: Room): void {
    if (this.#byName.get(room.name) === room) this.#byName.delete(room.name)
  }

  /** Gives committed head rows to whatever documents are loaded now. */
  apply(rows: readonly NewRow[]): void {
    const byPage = Map.groupBy(
      rows.filter((row) => row.contributionId === null),
      (row) => row.pageId,
    )
    for (const room of this.#byName.values()) {
      const mine = byPage.get(room.page.pageId)
      if (mine) room.apply(mine.map((row) => row.data))
    }
  }
}
