import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { limits } from '@chapterhouse/shared/sync/document'
import { WebSocket, WebSocketServer } from 'ws'

const ours = (code: number | undefined): number | undefined => {
  if (code === 1009) return closeCodes.tooLarge
  return code === 1002 || code === 1003 || code === 1007 ? closeCodes.badData : code
}

/** ws closes for broken and oversized frames by itself; the client knows only our codes. */
class RoomSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(ours(code), reason)
  }
}

export const createSocketServer = (): WebSocketServer =>
  new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.frame,
    // it would let a small frame unpack to a large one, and Yjs updates hardly shrink
    perMessageDeflate: false,
    WebSocket: RoomSocket,
  })
