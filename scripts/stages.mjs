import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { exitOf, startProgram } from './child.mjs'
import { tell } from './progress.mjs'
import { inRoot } from './root.mjs'
import { believed, one, readPlaywright, readVitest, silentFolders, sum } from './tally.mjs'

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

/** The vitest projects that live in these folders, counted together; a folder without a test is a failure. */
export async function vitest(name, folders, env) {
  const report = freshReport(`${name}.json`)
  const chosen = folders.flatMap((folder) => ['--project', basename(folder)])
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const args = ['run', ...chosen, ...reporters]
  const code = await run(name, { entry: bin('vitest', 'vitest.mjs'), args, env })
  const silent =
    read(report, (whole) =>
      silentFolders(
        whole,
        folders.map((folder) => inRoot(folder)),
      ),
    ) ?? []
  for (const folder of silent) tell(`  no test ran in ${folder}`)
  return sum([believed(read(report, readVitest), code), ...silent.map(() => one(false))])
}

/** The browser tests, on a house they open themselves. */
export async function browser(env) {
  const report = freshReport('e2e.json')
  const args = ['test', '--config', inRoot('tests', 'playwright.config.ts')]
  const code = await run('browser', { entry: bin('playwright', 'cli.js'), args, env })
  return believed(read(report, readPlaywright), code)
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
