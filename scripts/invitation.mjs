import { runProgram } from './child.mjs'
import { inRoot } from './root.mjs'

const PROGRAM = inRoot('api', 'src', 'projects', 'invitations', 'main.ts')

/**
 * An invitation for whoever reads this console; undefined when there is nothing to invite to.
 *
 * @returns {Promise<{ token: string, project: string } | undefined>}
 */
export async function consoleInvitation(settings) {
  try {
    const said = await runProgram('Making an invitation', PROGRAM, { env: settings })
    return said ? JSON.parse(said) : undefined
  } catch {
    // The house is open all the same, and people can be invited in it.
    return undefined
  }
}
