import type { ChildProcess } from 'node:child_process'

export function passOn(
  message: unknown,
  socket: unknown,
  collab: ChildProcess | null | undefined,
): void
