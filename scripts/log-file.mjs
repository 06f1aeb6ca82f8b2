import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { dirname } from 'node:path'

const LIMIT = 50 * 1024 * 1024
const TAIL = 16 * 1024

/** A file that programs append to by themselves, so that it goes on when we are killed. */
export function openLog(path) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  trimLog(path)
  return openSync(path, 'a', 0o600)
}

/** Moves a log that has grown over 50 MB aside, in place: programs keep their handle on it. */
export function trimLog(path) {
  if (!existsSync(path) || statSync(path).size < LIMIT) return
  copyFileSync(path, `${path}.1`)
  truncateSync(path)
}

/**
 * Why a program ended, in its own words: the last error it logged after the byte `from`, else the last
 * line outside its log. That all was well until then is no reason: '' when there is no other.
 */
export function lastWords(path, from = 0) {
  const lines = tailOf(path, from)
    .split('\n')
    .filter((line) => line.trim() && !/^\s+at /.test(line))
  const failure = lines.findLast((line) => /"level":[56]0|^\S*Error\b|refus/i.test(line))
  return messageOf(failure ?? lines.findLast((line) => !line.startsWith('{')) ?? '')
}

function messageOf(line) {
  try {
    const { msg, err } = JSON.parse(line)
    return [msg, err?.message].filter(Boolean).join(': ') || line
  } catch {
    return line.trim()
  }
}

/** Bytes in a log so far. */
export const sizeOf = (path) => (existsSync(path) ? statSync(path).size : 0)

function tailOf(path, from) {
  if (!existsSync(path)) return ''
  const descriptor = openSync(path, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const buffer = Buffer.alloc(Math.max(0, Math.min(size - from, TAIL)))
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length)
    return buffer.toString()
  } finally {
    closeSync(descriptor)
  }
}
