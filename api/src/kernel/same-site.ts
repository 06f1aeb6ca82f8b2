import { networkInterfaces } from 'node:os'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { RequestHandler } from 'express'
import { wildcards } from './reachable.ts'
import { isLoopback, type Settings } from './settings.ts'

export interface SiteFacts {
  readonly publicOrigin: string | null
  /** What HOST was set to. */
  readonly boundTo: string
  /** The request's Host header. */
  readonly host: string | undefined
  readonly origin: string | undefined
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

const isOwnAddress = (address: string): boolean =>
  Object.values(networkInterfaces()).some((list) => list?.some((own) => own.address === address))

/**
 * Whether an Origin header names this very server. With PUBLIC_URL: exactly that origin. Without:
 * the Host header's, and only if it is loopback, HOST, or (HOST being a wildcard) an address of
 * this machine; a foreign name pointed at us by its owner's DNS is none of these.
 */
export const isOurOrigin = ({ publicOrigin, boundTo, host, origin }: SiteFacts): boolean => {
  if (!origin || !URL.canParse(origin)) return false
  if (publicOrigin) return origin === publicOrigin
  const asked = new URL(origin)
  if (asked.origin !== origin || !/^https?:$/.test(asked.protocol) || asked.host !== host) {
    return false
  }
  const name = bare(asked.hostname)
  return isLoopback(name) || name === boundTo || (wildcards.has(boundTo) && isOwnAddress(name))
}

export interface CrossSiteFacts extends SiteFacts {
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
  if (facts.origin) return !isOurOrigin(facts)
  return facts.hasCookie
}

/** Refuses what another site asks for, before anything is read or looked up. */
export const sameSite =
  (settings: Settings): RequestHandler =>
  (request, _response, next) => {
    const foreign = isCrossSite({
      method: request.method,
      publicOrigin: settings.publicOrigin,
      boundTo: settings.host,
      host: request.headers.host,
      origin: request.headers.origin,
      fetchSite: request.get('sec-fetch-site'),
      hasCookie: request.headers.cookie !== undefined,
    })
    next(foreign ? new Refusal('cross_site') : undefined)
  }
