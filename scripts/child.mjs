import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { isAlive, until } from './process.mjs'
import { Refusal } from './refusal.mjs'
import { inRoot, ROOT } from './root.mjs'
import { nodeBinary, toolPath } from './runtime.mjs'

const LEASH = pathToFileURL(inRoot('scripts', 'leash.mjs')).href
const running = new Set()

/**
 * @typedef {object} ProgramOptions
 * @property {string[]} [args]
 * @property {object} [env] over our own environment
 * @property {'inherit' | 'pipe' | number} [output] of standard output and error; a number is an open file
 * @property {string} [cwd]
 * @property {string} [node] another Node than ours
 * @property {boolean} [foreground] it may ask the person at the terminal, and Ctrl-C reaches it
 */

/**
 * Starts one of our programs on our Node, on a leash: it ends when this process ends. In a process
 * group of its own unless it is in the foreground, so that we decide the order of an ending.
 *
 * @param {string} entry
 * @param {ProgramOptions} options
 */
export function startProgram(entry, options = {}) {
  const { args = [], env = {}, output = 'inherit', cwd = ROOT, foreground = false } = options
  const { node = nodeBinary() } = options
  const child = spawn(node, ['--import', LEASH, entry, ...args], {
    cwd,
    env: toolPath({ ...process.env, ...env }, node),
    stdio: [foreground ? 'inherit' : 'ignore', output, output, 'ipc'],
    detached: !foreground && process.platform !== 'win32',
    windowsHide: true,
  })
  return bound(child)
}

/** A child that ends with this command at the latest, however the command ends in an orderly way. */
export function bound(child) {
  running.add(child)
  child.once('exit', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

/**
 * Runs a program to its end and answers what it printed. When it fails, what it said on standard error
 * is the reason; a program of ours says one sentence.
 *
 * @param {string} name
 * @param {string} entry
 * @param {ProgramOptions} options
 */
export async function runProgram(name, entry, options = {}) {
  const child = startProgram(entry, { output: 'pipe', ...options })
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'])
    child[stream].on('data', (chunk) => {
      said[stream] += chunk
    })
  const code = await exitOf(child)
  if (code === 0) return said.stdout
  const reason = said.stderr.trim() || said.stdout.trim()
  throw new Refusal(/\n|^$/.test(reason) ? `${name} failed.\n${reason}` : reason)
}

/** The exit code of a child; -1 when a signal ended it. */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? -1))
  })
}

/** Asks a child to end, ends it after `within` ms. */
export async function endProgram(child, within) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  if (await until(() => !isAlive(child.pid), { within })) return
  child.kill('SIGKILL')
  await until(() => !isAlive(child.pid), { within: 2_000 })
}

/** Ends whatever still runs; for an interrupted command. */
export async function endAllPrograms(within) {
  await Promise.all([...running].map((child) => endProgram(child, within)))
}
