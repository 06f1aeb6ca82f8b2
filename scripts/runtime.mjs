import { existsSync } from 'node:fs'
import { delimiter } from 'node:path'
import { Refusal } from './refusal.mjs'
import { inRoot } from './root.mjs'

const OWN_NODE = inRoot('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

/**
 * The Node that runs the programs: the one installed with the packages, else this one when it is
 * new enough to run TypeScript as it stands (22.22).
 */
export function nodeBinary() {
  if (existsSync(OWN_NODE)) return OWN_NODE
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 22)) return process.execPath
  throw new Refusal(
    `There is no packaged Node for ${process.platform} on ${process.arch}; install Node 22.22 or newer and start again.`,
  )
}

/** An environment in which `node` and the tools of node_modules come first. */
export function toolPath(environment = process.env) {
  return {
    ...environment,
    PATH: `${inRoot('node_modules', '.bin')}${delimiter}${environment.PATH ?? ''}`,
  }
}
