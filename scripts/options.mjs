import { parseArgs } from 'node:util'
import { Refusal } from './refusal.mjs'

const FLAGS = {
  demo: 'fill the house with people and pages to look at',
  fresh: 'delete everything in the data directory first (asks; --yes does not)',
  lan: 'listen on the local network, not only on this machine',
  dev: 'reload servers and client when a file changes',
  yes: 'answer questions with yes',
  help: 'show this list',
}

/** `npm start -- …` as `{ demo, fresh, lan, dev, yes, help }`; refuses what it does not know. */
export function readOptions(words) {
  /** @type {import('node:util').ParseArgsConfig['options']} */
  const options = Object.fromEntries(Object.keys(FLAGS).map((name) => [name, { type: 'boolean' }]))
  try {
    return parseArgs({ args: words, options }).values
  } catch (error) {
    throw new Refusal(
      `${error.message.split('. ')[0]}. Known are: ${Object.keys(FLAGS)
        .map((name) => `--${name}`)
        .join(', ')}.`,
    )
  }
}

/** What `--help` prints. */
export function usage() {
  const lines = Object.entries(FLAGS).map(([name, does]) => `  --${name.padEnd(7)} ${does}`)
  return ['npm start -- [options]', '', ...lines].join('\n')
}
