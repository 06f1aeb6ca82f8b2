/** A guest of a link, by the name they gave: one person to the others, to limits and to their browser's copies. */
export const guestIdOf = (guest: {
  readonly linkId: string | null
  readonly name: string
}): string => `guest:${guest.linkId}:${encodeURIComponent(guest.name)}`

/** What a guest is called who gives no name. */
export const unnamed = 'Guest'
