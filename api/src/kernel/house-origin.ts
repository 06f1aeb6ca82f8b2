import { isOurOrigin } from '@chapterhouse/shared/kernel/origin'
import type { Request } from 'express'
import { reachableOrigin } from './reachable.ts'
import { ownAddresses } from './same-site.ts'
import type { Settings } from './settings.ts'

type Place = Pick<Settings, 'publicOrigin' | 'host' | 'port'>

/**
 * Where the asker's browser is: what it takes for its own site. Without PUBLIC_URL it is the address
 * they came by, if that is ours.
 */
export const askedOrigin = (settings: Place, request: Pick<Request, 'protocol' | 'headers'>) => {
  const { publicOrigin, host, port } = settings
  if (publicOrigin !== null) return publicOrigin
  const asked = `${request.protocol}://${request.headers.host ?? ''}`
  const rule = { publicOrigin, boundTo: host, ownAddresses }
  const isOurs = isOurOrigin(rule, { origin: asked, host: request.headers.host })
  return isOurs ? asked : `http://localhost:${port}`
}

/**
 * Where people reach this house: what links in mails begin with. Without PUBLIC_URL it is the address
 * the asker came by, if that is ours: whoever asks for a link to somebody else must not choose where
 * it leads.
 */
export const houseOrigin = (settings: Place, request: Pick<Request, 'protocol' | 'headers'>) => {
  const { publicOrigin, host } = settings
  const origin = askedOrigin(settings, request)
  return publicOrigin === null ? reachableOrigin({ origin, boundTo: host }) : origin
}
