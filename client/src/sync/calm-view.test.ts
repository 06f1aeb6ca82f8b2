import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { calmView } from './calm-view.ts'
import { type RoomView, unopened } from './room-view.ts'
import type { SavedState } from './saved-state.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const saved: SavedState = { kind: 'saved' }
const saving: SavedState = { kind: 'saving' }
const unsaved: SavedState = { kind: 'unsaved', words: 2, since: 1, kept: 'device' }

/** A room of which only the view is there, and what was shown of it so far. */
const watched = () => {
  let view: RoomView = unopened('write')
  const listeners = new Set<() => void>()
  const listen = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const calm = calmView({ view: () => view, listen })
  const shown: string[] = []
  const stop = calm.listen(() => shown.push(calm.view().saved.kind))
  const become = (part: Partial<RoomView>) => {
    view = { ...view, ...part }
    for (const listener of listeners) listener()
  }
  return { calm, shown, become, stop }
}

describe('what is shown of a room', () => {
  it('never calls saved what waits', () => {
    const { calm, become } = watched()
    become({ saved: saving })
    expect(calm.view().saved).toBe(saving)
    become({ saved: unsaved })
    expect(calm.view().saved).toBe(unsaved)
  })

  it('does not change with every key', () => {
    const { shown, become } = watched()
    for (const _ of Array(20)) {
      become({ saved: saving })
      become({ saved })
      vi.advanceTimersByTime(125)
    }
    expect(shown).toEqual(['saving'])
  })

  it('says that all is saved when the person rests', () => {
    const { shown, become } = watched()
    become({ saved: saving })
    become({ saved })
    vi.advanceTimersByTime(600)
    expect(shown).toEqual(['saving', 'saved'])
  })

  it('tells at once that the words of an hour have arrived', () => {
    const { shown, become } = watched()
    become({ saved: unsaved })
    become({ saved })
    expect(shown).toEqual(['unsaved', 'saved'])
  })

  it('tells at once of everything else', () => {
    const { calm, become } = watched()
    become({ saved: saving })
    become({ saved, access: 'read' })
    expect(calm.view()).toMatchObject({ saved, access: 'read' })
  })

  it('tells nobody who has gone', () => {
    const { shown, become, stop } = watched()
    become({ saved: saving })
    become({ saved })
    stop()
    vi.advanceTimersByTime(600)
    expect(shown).toEqual(['saving'])
  })
})
