import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lastWords, openLog, sizeOf, trimLog } from './log-file.mjs'

let folder = ''
const log = () => join(folder, 'logs', 'api.log')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const written = (...lines) => {
  const descriptor = openLog(log())
  writeSync(descriptor, `${lines.join('\n')}\n`)
  return descriptor
}

test('a log is for its owner alone', () => {
  written('one')
  expect(statSync(log()).mode & 0o777).toBe(0o600)
})

test('last words are the last error, with its cause, not what came after it', () => {
  written(
    '{"level":30,"msg":"ready"}',
    '{"level":60,"msg":"cannot listen","err":{"message":"EADDRINUSE"}}',
    '{"level":30,"msg":"stopping"}',
  )
  expect(lastWords(log())).toBe('cannot listen: EADDRINUSE')
})

test('last words of a crash are its message, not its stack', () => {
  written(
    '{"level":30,"msg":"ready"}',
    'TypeError: nothing is not a page',
    '    at open (page.ts:1:2)',
  )
  expect(lastWords(log())).toBe('TypeError: nothing is not a page')
})

test('what a program said in passing is not why it was killed', () => {
  written('{"level":30,"msg":"answered"}', '{"type":"ready","port":4001}')
  expect(lastWords(log())).toBe('')
})

test('errors of an earlier life are not the last words of this one', () => {
  written('{"level":60,"msg":"old trouble"}')
  const begun = sizeOf(log())
  written('Port 4000 is in use; set PORT to another one.')
  expect(lastWords(log(), begun)).toBe('Port 4000 is in use; set PORT to another one.')
  expect(lastWords(join(folder, 'none.log'))).toBe('')
})

test('a log that has grown large is moved aside under the hands of its writer', () => {
  const descriptor = written('before')
  truncateSync(log(), 51 * 1024 * 1024)
  trimLog(log())
  writeSync(descriptor, 'after\n')
  expect(readFileSync(log(), 'utf8')).toBe('after\n')
  expect(statSync(`${log()}.1`).size).toBeGreaterThan(50 * 1024 * 1024)
  writeFileSync(`${log()}.1`, '')
})
