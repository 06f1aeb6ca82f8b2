import { type Extension, Hocuspocus } from '@hocuspocus/server'

// Its own clock only sees frames that we pass on; our pings decide who is gone.
const never = 2_000_000_000

/** Hocuspocus as we use it: rooms, handshake, fan-out, presence. Nothing is stored through it. */
export const createHocuspocus = (extensions: Extension[]): Hocuspocus =>
  new Hocuspocus({
    extensions,
    quiet: true,
    timeout: never,
    yDocOptions: { gc: true, gcFilter: () => true },
  })
