import { closeReason } from '@chapterhouse/shared/sync/close-codes'

/** Where a room stands with the server. Typing goes on in all of them but the last two. */
export type RoomState =
  /** The copy on this device is being read. */
  | { readonly kind: 'opening' }
  /** A ticket or a line is under way. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** Comes back by itself. */
  | { readonly kind: 'away'; readonly why: AwayReason }
  /** The ticket call said no. */
  | { readonly kind: 'refused'; readonly why: RefusedReason }
  /** Going on would harm; the person has to act. */
  | { readonly kind: 'stopped'; readonly why: StoppedReason }

/** `line`: no answer. `storage`: the server cannot save. `busy`: it asks us to slow down. */
export type AwayReason = 'line' | 'storage' | 'busy' | 'restart'
/** Why the server lets this person in no more. */
export type RefusedReason = 'signed out' | 'forbidden' | 'gone'
/** Why this tab must not go on by itself. */
export type StoppedReason = 'bad data' | 'too large' | 'old schema' | 'replaced'

/** What to do after a line was closed or a ticket refused. */
export type Step =
  | { readonly do: 'come back'; readonly why: AwayReason }
  /** A ticket of ours was not good (any more): ask for a new one now. */
  | { readonly do: 'ask again' }
  | { readonly do: 'refuse'; readonly why: RefusedReason }
  | { readonly do: 'stop'; readonly why: StoppedReason }

/** SPEC C3–C5. */
export const afterClose = (code: number): Step => {
  switch (closeReason(code)) {
    case 'badData':
      return { do: 'stop', why: 'bad data' }
    case 'tooLarge':
      return { do: 'stop', why: 'too large' }
    case 'oldSchema':
      return { do: 'stop', why: 'old schema' }
    case 'replaced':
      return { do: 'stop', why: 'replaced' }
    case 'ticket':
    case 'noAccess':
    case 'accessChanged':
      return { do: 'ask again' }
    case 'storage':
      return { do: 'come back', why: 'storage' }
    case 'rate':
      return { do: 'come back', why: 'busy' }
    case 'restart':
      return { do: 'come back', why: 'restart' }
    case null:
      return { do: 'come back', why: 'line' }
  }
}

/** Milliseconds until the next try: 0.5–4 s, so that a thousand do not come in one instant (C5). */
export const comeBackAfter = (random: () => number): number => 500 + random() * 3_500
