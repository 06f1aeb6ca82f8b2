/** No answer came: no network, no server, or one that took too long. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'

  constructor(cause: unknown) {
    super('The server cannot be reached', { cause })
  }
}
