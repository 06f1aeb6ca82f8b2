import { z } from 'zod'

/**
 * What api says about a browser's socket that it hands over to the collab-server. It goes, with the socket,
 * through the channels of the process that started both, and is believed: nobody else can write there.
 */
export const handover = z.object({
  type: z.literal('handover'),
  /** Path and query of the upgrade. */
  url: z.string(),
  /** Those of the handshake, names in lower case. */
  headers: z.record(z.string(), z.string()),
  /** Bytes that came behind the request, in base64. */
  head: z.base64(),
  /** Address of the person's machine, as far as TRUST_PROXY lets us believe it. */
  address: z.string(),
})

export type Handover = z.infer<typeof handover>
