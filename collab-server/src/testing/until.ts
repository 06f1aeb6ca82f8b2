import { setTimeout as wait } from 'node:timers/promises'

/** Waits for a condition; fails after `within` ms with what was waited for. */
export const until = async (
  what: string,
  holds: () => boolean | Promise<boolean>,
  within = 30_000,
): Promise<void> => {
  const deadline = Date.now() + within
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited ${within} ms in vain: ${what}`)
    await wait(10)
  }
}
