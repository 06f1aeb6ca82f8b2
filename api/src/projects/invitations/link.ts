import type { Request } from 'express'
import { reachableOrigin } from '../../kernel/reachable.ts'
import type { Settings } from '../../kernel/settings.ts'

interface Address {
  readonly settings: Settings
  readonly request: Request
}

/** The address to give to the invited person: PUBLIC_URL, else the one the asker came by, as others reach it. */
export const linkOf = (token: string, { settings, request }: Address): string => {
  const asked = `${request.protocol}://${request.get('host') ?? ''}`
  const origin = settings.publicOrigin ?? reachableOrigin({ origin: asked, boundTo: settings.host })
  return `${origin}/invite/${token}`
}
