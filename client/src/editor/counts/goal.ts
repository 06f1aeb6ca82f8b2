import { useState } from 'react'
import { onThisDevice } from '../../kernel/on-this-device.ts'

/** More than the longest novels have. */
const most = 5_000_000

/** The number of words somebody means to write; null for none or nonsense. */
export const goalFrom = (typed: string): number | null => {
  const words = Number(typed.replace(/[\s.,'’]/g, ''))
  return Number.isInteger(words) && words > 0 && words <= most ? words : null
}

/** How far one is, from 0 to 1. */
export const shareOf = (words: number, goal: number): number => Math.min(1, words / goal)

/** The goal of this person for this page, on this device, and how it is set. */
export const useGoal = (userId: string, pageId: string) => {
  const key = `chapterhouse.goal.${userId}.${pageId}`
  const [goal, setGoal] = useState<number | null>(() => {
    const kept = onThisDevice.read(key)
    return typeof kept === 'number' ? goalFrom(String(kept)) : null
  })
  const set = (next: number | null) => {
    setGoal(next)
    onThisDevice.write(key, next)
  }
  return [goal, set] as const
}
