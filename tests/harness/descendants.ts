import { execFileSync } from 'node:child_process'

/** Pids of everything a process started, directly or not. */
export const descendantsOf = (pid: number): number[] => {
  const children = new Map<number, number[]>()
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
  for (const line of listed.split('\n')) {
    const [child, parent] = line.trim().split(/\s+/).map(Number)
    if (child && parent) children.set(parent, [...(children.get(parent) ?? []), child])
  }
  const below = (one: number): number[] =>
    (children.get(one) ?? []).flatMap((child) => [child, ...below(child)])
  return below(pid)
}

/** Whether a process exists and is not merely waiting to be buried. */
export const isAlive = (pid: number): boolean => {
  try {
    const state = execFileSync('ps', ['-p', String(pid), '-o', 'stat='], { encoding: 'utf8' })
    return !state.trim().startsWith('Z')
  } catch {
    return false
  }
}
