import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { exitOf, startProgram } from './child.mjs'
import { tell } from './progress.mjs'
import { inRoot } from './root.mjs'
import { believed, one, readPlaywright, readVitest } from './tally.mjs'

const REPORTS = inRoot('.chapterhouse', 'reports')
const bin = (...parts) => inRoot('node_modules', ...parts)

/** Types of all packages, side by side, remembered by turbo for sources that have not changed. */
export const types = (env) =>
  stageOf('types', {
    entry: bin('turbo', 'bin', 'turbo'),
    args: ['run', 'typecheck', '--continue', '--output-logs=errors-only'],
    env,
  })

/** Formatting, lint, import cycles and hard limits. */
export const lint = (env) =>
  stageOf('lint', { entry: bin('@biomejs', 'biome', 'bin', 'biome'), args: ['check', '.'], env })

/** The named vitest projects (all when none), on one shared cluster. */
export async function unit(env, { name = 'unit', projects = [] } = {}) {
  const report = freshReport(`${name}.json`)
  const chosen = projects.flatMap((project) => ['--project', project])
  const args = [
    'run',
    ...chosen,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const code = await run(name, { entry: bin('vitest', 'vitest.mjs'), args, env })
  return believed(read(report, readVitest), code)
}

/** The browser tests, on a house they open themselves. */
export async function browser(env) {
  const report = freshReport('e2e.json')
  const args = ['test', '--config', inRoot('tests', 'playwright.config.ts')]
  const code = await run('browser', { entry: bin('playwright', 'cli.js'), args, env })
  return believed(read(report, readPlaywright), code)
}

/** A trial of tests/<name> in its short form. */
export async function trial(name, env) {
  const entry = inRoot('tests', name, 'main.ts')
  if (!existsSync(entry)) tell(`  tests/${name}/main.ts is missing`)
  return stageOf(name, { entry, args: ['--short'], env })
}

async function stageOf(name, plan) {
  return one((await run(name, plan)) === 0)
}

async function run(name, { entry, args, env }) {
  tell(`\n— ${name}`)
  const begun = Date.now()
  const code = await exitOf(startProgram(entry, { args, env }))
  tell(
    `— ${name}: ${code === 0 ? 'ok' : `failed (${code})`} in ${((Date.now() - begun) / 1000).toFixed(1)} s`,
  )
  return code
}

// A report of an earlier run must not speak for a runner that crashed.
function freshReport(file) {
  mkdirSync(REPORTS, { recursive: true })
  rmSync(`${REPORTS}/${file}`, { force: true })
  return `${REPORTS}/${file}`
}

function read(report, reader) {
  return existsSync(report) ? reader(JSON.parse(readFileSync(report, 'utf8'))) : undefined
}
