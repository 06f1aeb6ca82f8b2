import { createHmac, hkdfSync } from 'node:crypto'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import type { Request, Response } from 'express'

/** Remembers in a browser who signed in there, so that they are written to only about other ones. */
export interface Devices {
  /** Whether that person signed in there before; from now on they did. */
  readonly note: (visit: { request: Request; response: Response }, userId: UserId) => boolean
}

export interface DevicesParts {
  readonly appSecret: string
  /** Cookies travel over HTTPS alone. */
  readonly secure: boolean
}

/** People of one browser; who was there longest ago goes first. */
const most = 8
const year = 365 * 86_400_000

const marksOf = (request: Request): string[] =>
  /(?:^|;\s*)device=([\w.-]+)/.exec(request.headers.cookie ?? '')?.[1]?.split('.') ?? []

/** One mark for each person, which nobody else can make; nothing is stored here about devices. */
export const openDevices = ({ appSecret, secure }: DevicesParts): Devices => {
  const key = Buffer.from(hkdfSync('sha256', appSecret, '', 'chapterhouse device', 32))
  const markOf = (userId: UserId) => createHmac('sha256', key).update(userId).digest('base64url')
  return {
    note: ({ request, response }, userId) => {
      const [mark, marks] = [markOf(userId), marksOf(request)]
      const value = [mark, ...marks.filter((one) => one !== mark)].slice(0, most).join('.')
      const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: year } as const
      response.cookie('device', value, cookie)
      return marks.includes(mark)
    },
  }
}
