import { networkInterfaces } from 'node:os'
import {
  isOurOrigin,
  type OriginHeaders,
  type OriginRule,
} from '@chapterhouse/shared/kernel/origin'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { RequestHandler } from 'express'
import type { Settings } from './settings.ts'

export const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))

export interface CrossSiteFacts extends OriginHeaders {
  readonly rule: OriginRule
  readonly method: string
  readonly fetchSite: string | undefined
  readonly hasCookie: boolean
}

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may have been made by another site in this person's name. A browser always
 * sends one of the two headers; a program that sends neither carries no cookie it was not given.
 */
export const isCrossSite = (facts: CrossSiteFacts): boolean => {
  if (harmless.has(facts.method)) return false
  if (facts.fetchSite) return facts.fetchSite !== 'same-origin'
  if (facts.origin) return !isOurOrigin(facts.rule, facts)
  return facts.hasCookie
}

/** Refuses what another site asks for, before anything is read or looked up. */
export const sameSite =
  ({ publicOrigin, host }: Settings): RequestHandler =>
  (request, _response, next) => {
    const foreign = isCrossSite({
      rule: { publicOrigin, boundTo: host, ownAddresses },
      method: request.method,
      host: request.headers.host,
      origin: request.headers.origin,
      fetchSite: request.get('sec-fetch-site'),
      hasCookie: request.headers.cookie !== undefined,
    })
    next(foreign ? new Refusal('cross_site') : undefined)
  }
