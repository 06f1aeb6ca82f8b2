import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { openCompressed } from './compressed.ts'

/** What a screen shows before its program is there, for just the person who asks. */
export interface Look {
  /** HTML for below the program's root; empty when it could not be made. */
  readonly html: Promise<string>
}

/**
 * Answers with the look at an address, or null: there is none, or not for who asks. It may throw: then
 * the program is sent without, asks by itself, and says what is wrong.
 */
export type LookAt = (request: Request) => Promise<Look | null>

const end = '</body>'
const partsOfPage = / data-parts="([^"]+)"/

/** The page for an address with a look: it says so, and names the files its program consists of. */
const announced = (page: string): string => {
  const parts = partsOfPage.exec(page)?.[1]?.split(' ') ?? []
  const links = parts.map((part) => `<link rel="modulepreload" crossorigin href="${part}">`)
  return page.replace('<html', '<html data-look').replace('</head>', `${links.join('')}</head>`)
}

/**
 * Sends the page of the client with a look in it. What stands before the look goes out at once, so
 * that the browser fetches the program meanwhile; `data-look` tells its first script what is coming.
 */
export const sendWithLook = async (
  request: Request,
  response: Response,
  { page, look }: { readonly page: string; readonly look: Look },
): Promise<void> => {
  const whole = announced(page)
  const at = whole.lastIndexOf(end)
  response.status(200).type('html').set('Cache-Control', 'no-store')
  const out = openCompressed(request, response)
  const sent = pipeline(out, response).catch(whenLeft)
  out.write(whole.slice(0, at))
  out.end((await look.html) + whole.slice(at))
  await sent
}

/** Who has left meanwhile misses nothing. */
const whenLeft = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}
