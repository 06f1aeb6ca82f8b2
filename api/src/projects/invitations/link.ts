import type { Request } from 'express'
import type { Settings } from '../../kernel/settings.ts'

interface Address {
  readonly settings: Settings
  readonly request: Request
}

/** The address to give to the invited person: PUBLIC_URL, else the one the asker came by. */
export const linkOf = (token: string, { settings, request }: Address): string => {
  const origin = settings.publicOrigin ?? `${request.protocol}://${request.get('host') ?? ''}`
  return `${origin}/invite/${token}`
}
