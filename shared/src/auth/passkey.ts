import { z } from 'zod'

/** Bytes as base64url. */
const bytes = z
  .string()
  .min(1)
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]+$/)

const credential = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
  /** Nothing here is asked for. */
  clientExtensionResults: z.object({}),
})

/** What a browser answers when a passkey was made (WebAuthn, RegistrationResponseJSON). */
export const madePasskey = credential.extend({
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
})

/** What a browser answers when a passkey was used (WebAuthn, AuthenticationResponseJSON). */
export const usedPasskey = credential.extend({
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
})
export type MadePasskey = z.infer<typeof madePasskey>
export type UsedPasskey = z.infer<typeof usedPasskey>

const listed = z.array(
  z.object({
    id: z.string(),
    type: z.literal('public-key'),
    transports: z.array(z.string()).optional(),
  }),
)

/** What a browser is asked to sign. */
export const passkeyRequest = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.number(),
  userVerification: z.enum(['required', 'preferred', 'discouraged']),
  /** Absent: whichever the person chooses. */
  allowCredentials: listed.optional(),
})
export type PasskeyRequest = z.infer<typeof passkeyRequest>

/** What a browser is asked to make. */
export const passkeyWish = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal('public-key') })),
  timeout: z.number(),
  attestation: z.literal('none'),
  excludeCredentials: listed,
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
})
export type PasskeyWish = z.infer<typeof passkeyWish>
