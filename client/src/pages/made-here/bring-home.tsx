import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { reach } from '../../kernel/reach.ts'
import { type MadeHere, madeHere } from '../../sync/made-here.ts'
import { unsentRooms } from '../../sync/unsent.ts'
import { pageQuery, pagesQuery } from '../api.ts'
import { withMadeHere } from './as-page.ts'

/** Milliseconds after which what was left is looked after: the screen comes first. */
const later = 2_500

/** Shows what only this device has, and asks anew about what the server has now. */
const showIn = (client: QueryClient, before: readonly MadeHere[]): void => {
  const now = madeHere.all()
  for (const { projectId } of now) {
    const { queryKey } = pagesQuery(projectId)
    client.setQueryData(queryKey, (lines) => lines && withMadeHere(lines, projectId))
  }
  for (const { id, projectId } of before) {
    if (now.some((one) => one.id === id)) continue
    void client.invalidateQueries({ queryKey: ['pages', projectId] })
    void client.invalidateQueries({ queryKey: pageQuery(id).queryKey })
  }
}

/** A no may have been taken back since: asked for again by each window, and after each return. */
let asksAgain = true

const due = () => {
  const all = madeHere.all()
  return asksAgain ? all : all.filter(({ refused }) => !refused)
}

const bring = async (userId: string): Promise<void> => {
  const made = due()
  if (reach.get() !== 'here' || made.length + unsentRooms(userId).length === 0) return
  asksAgain = false
  const { bringUp } = await import('./bring-up.ts')
  for (const { id } of made) await bringUp(id).catch(() => undefined)
  const { bringHome } = await import('../../sync/bring-home.ts')
  await bringHome(userId)
}

/** Shows pages that only this device has, and their arrival on the server. */
const useShown = () => {
  const client = useQueryClient()
  useEffect(() => {
    let before = madeHere.all()
    const show = () => {
      showIn(client, before)
      before = madeHere.all()
    }
    show()
    const stop = madeHere.listen(show)
    return () => void stop()
  }, [client])
}

/**
 * Brings to the server what this device has and it has not: a while after each screen, which may have
 * left words behind, and when the server answers again.
 */
export const BringHome = ({ userId }: { readonly userId: string }) => {
  useShown()
  useEffect(() => {
    const timer = setTimeout(() => void bring(userId), later)
    const stop = reach.listen((state) => {
      if (state !== 'here') return
      asksAgain = true
      void bring(userId)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [userId])
  return null
}
