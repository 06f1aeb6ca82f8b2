import type { RefusalCode } from '@chapterhouse/shared/refusals'

export interface DoorFacts {
  /** No account exists yet. */
  readonly firstRun: boolean
  readonly signUp: 'open' | 'invited' | 'closed'
  /** The server is reached from other machines, so its first visitor might be anybody. */
  readonly exposed: boolean
  readonly setupCode: string | null
}

export interface Newcomer {
  readonly setupCode: string | undefined
  readonly invited: boolean
}

/** Why somebody may not create an account, or null. The first one is the house's owner. */
export const signUpRefusal = (door: DoorFacts, newcomer: Newcomer): RefusalCode | null => {
  if (door.firstRun) {
    if (!door.exposed) return null
    // without a code nobody can prove to be the one who started the server
    const proven = door.setupCode !== null && sameCode(newcomer.setupCode, door.setupCode)
    return proven ? null : 'setup_code_needed'
  }
  if (door.signUp === 'closed') return 'sign_up_closed'
  return door.signUp === 'open' || newcomer.invited ? null : 'sign_up_closed'
}

const plain = (code: string) => code.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Typed from a console by hand: case, spaces and dashes do not matter. */
const sameCode = (given: string | undefined, wanted: string): boolean =>
  given !== undefined && plain(wanted) !== '' && plain(given) === plain(wanted)
