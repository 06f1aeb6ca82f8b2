import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether a process exists, ours or another person's; a zombie does not count. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return stateOf(pid) !== 'Z'
}

/** The command line of a process, arguments joined by spaces; '' when there is none. */
export function commandOf(pid) {
  if (process.platform === 'linux') return readProc(pid, 'cmdline').replaceAll('\0', ' ').trim()
  return askPs(pid, 'command')
}

/** A value that differs between two processes that were given the same pid one after the other. */
export function birthOf(pid) {
  if (process.platform === 'linux') return afterName(readProc(pid, 'stat'))[19] ?? ''
  return askPs(pid, 'lstart')
}

/** The pid of a process's parent; 0 when there is none or it cannot be asked cheaply. */
export function parentOf(pid) {
  if (pid === process.pid) return process.ppid
  return process.platform === 'linux' ? Number(afterName(readProc(pid, 'stat'))[1] ?? 0) : 0
}

/** Waits until `holds()` is true, asking every `every` ms; false when `within` ms pass first. */
export async function until(holds, { within, every = 25 }) {
  const deadline = Date.now() + within
  while (!holds()) {
    if (Date.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, every))
  }
  return true
}

function stateOf(pid) {
  if (process.platform === 'linux') return afterName(readProc(pid, 'stat'))[0] ?? ''
  return askPs(pid, 'stat')[0] ?? ''
}

// The second field of /proc/<pid>/stat is the program's name, which may hold spaces and brackets.
function afterName(stat) {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

function askPs(pid, column) {
  if (process.platform === 'win32') return ''
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', `${column}=`], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}
