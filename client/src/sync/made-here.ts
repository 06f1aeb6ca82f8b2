import { pageId, projectId, userId } from '@chapterhouse/shared/kernel/id'
import { z } from 'zod'
import { lastPerson } from '../kernel/last-person.ts'
import { onThisDevice } from '../kernel/on-this-device.ts'

const name = 'chapterhouse.made-here'

/** As little as is needed: a later release must still understand it. */
const record = z.object({
  by: userId,
  id: pageId,
  projectId,
  parentId: pageId.nullable(),
  title: z.string(),
  position: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** The server has said no; only its text can be saved. */
  refused: z.boolean(),
  /** With which sentence, if it has. */
  why: z.string().optional(),
})

/** A page that this device has made while nobody answered, and the server does not have yet. */
export type MadeHere = z.infer<typeof record>

const read = (): readonly MadeHere[] =>
  z.array(record).safeParse(onThisDevice.read(name)).data ?? []

let everybodys = read()
let mine: { readonly by: string | null; readonly all: readonly MadeHere[] } | null = null
const listeners = new Set<() => void>()

const become = (next: readonly MadeHere[]) => {
  everybodys = next
  mine = null
  for (const listen of listeners) listen()
}

/** From what is kept, since another tab may have written meanwhile. */
const write = (change: (all: readonly MadeHere[]) => readonly MadeHere[]) => {
  const next = change(read())
  onThisDevice.write(name, next.length === 0 ? null : next)
  become(next)
}

// Another tab has made a page, or brought one up.
if (typeof addEventListener !== 'undefined') {
  addEventListener('storage', ({ key }) => key === name && become(read()))
}

const find = (id: string) => everybodys.find((one) => one.id === id)

/** Pages that only this device has; for parts outside React. */
export const madeHere = {
  find,
  /** Those of the person who uses this browser. */
  all: (): readonly MadeHere[] => {
    const person = lastPerson()
    if (mine?.by !== person) mine = null
    mine ??= { by: person, all: everybodys.filter(({ by }) => by === person) }
    return mine.all
  },
  add: (one: MadeHere): void => write((all) => [...all, one]),
  change: (id: string, part: Partial<Pick<MadeHere, 'title' | 'refused' | 'why'>>): void => {
    if (find(id)) write((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)))
  },
  /** It is on the server now, or given up. */
  remove: (id: string): void => {
    if (find(id)) write((all) => all.filter((one) => one.id !== id))
  },
  listen: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
