import {
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type {
  MadePasskey,
  PasskeyRequest,
  PasskeyWish,
  UsedPasskey,
} from '@chapterhouse/shared/auth/passkey'

/** A device that makes and uses passkeys (WebAuthn), in this process. */
export interface Authenticator {
  readonly make: (wish: PasskeyWish) => MadePasskey
  readonly use: (request: PasskeyRequest, manner?: Manner) => UsedPasskey
}

/** How it uses one. */
export interface Manner {
  readonly origin?: string
  /** Nobody showed a finger. */
  readonly unseen?: boolean
  /** What it says how often it was used. */
  readonly count?: number
}

type Cbor = number | string | Buffer | Map<number | string, Cbor>

const headOf = (major: number, size: number): Buffer => {
  if (size < 24) return Buffer.from([(major << 5) | size])
  if (size < 256) return Buffer.from([(major << 5) | 24, size])
  return Buffer.from([(major << 5) | 25, size >> 8, size & 255])
}

/** RFC 8949, what of it passkeys need. */
const cbor = (value: Cbor): Buffer => {
  if (typeof value === 'number') return value < 0 ? headOf(1, -1 - value) : headOf(0, value)
  if (typeof value === 'string') {
    return Buffer.concat([headOf(3, Buffer.byteLength(value)), Buffer.from(value)])
  }
  if (Buffer.isBuffer(value)) return Buffer.concat([headOf(2, value.length), value])
  const pairs = [...value].flatMap(([key, one]) => [cbor(key), cbor(one)])
  return Buffer.concat([headOf(5, value.size), ...pairs])
}

const coseOf = (key: KeyObject): Buffer => {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const [px, py] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  const all: [number, Cbor][] = [
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, px],
    [-3, py],
  ]
  return cbor(new Map(all))
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64 = (data: Buffer | string) => Buffer.from(data).toString('base64url')
const [present, verified, attested] = [1, 4, 64]

export const openAuthenticator = (origin: string): Authenticator => {
  const id = randomBytes(16)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let count = 0
  let owner = 'nobody'
  const clientData = (type: string, challenge: string, at = origin) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }))
  const authData = (rpId: string, flags: number, times: number) => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(times)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counter])
  }
  const frame = {
    id: base64(id),
    rawId: base64(id),
    type: 'public-key',
    clientExtensionResults: {},
  } as const
  return {
    make: ({ challenge, rp, user }) => {
      owner = user.id
      const head = authData(rp.id, present | verified | attested, count)
      const size = Buffer.from([0, id.length])
      const data = Buffer.concat([head, Buffer.alloc(16), size, id, coseOf(publicKey)])
      const all: [string, Cbor][] = [
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ]
      const attestationObject = base64(cbor(new Map(all)))
      const clientDataJSON = base64(clientData('webauthn.create', challenge))
      return { ...frame, response: { clientDataJSON, attestationObject, transports: ['internal'] } }
    },
    use: ({ challenge, rpId }, { origin: at, unseen, count: times } = {}) => {
      count = times ?? count + 1
      const data = authData(rpId, unseen ? present : present | verified, count)
      const client = clientData('webauthn.get', challenge, at)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      const response = {
        clientDataJSON: base64(client),
        authenticatorData: base64(data),
        signature: base64(signature),
        userHandle: owner,
      }
      return { ...frame, response }
    },
  }
}
