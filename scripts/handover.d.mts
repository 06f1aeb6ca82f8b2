import type { ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'

export function passOn(
  message: unknown,
  socket: Socket | undefined,
  collab: ChildProcess | null | undefined,
): void
