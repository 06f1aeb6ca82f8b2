import { randomBytes } from 'node:crypto'
import * as contract from '@chapterhouse/shared/auth/provider'
import type { Provider } from '@chapterhouse/shared/auth/site'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request } from 'express'
import { answerAnyone, answerPerson, signedIn } from '../../kernel/answer.ts'
import { whenceOf } from '../../kernel/client-address.ts'
import type { Desk } from '../../kernel/desk.ts'
import { askedOrigin, houseOrigin } from '../../kernel/house-origin.ts'
import type { ProviderSite } from '../../kernel/provider-settings.ts'
import type { Slip } from '../../kernel/slips.ts'
import { demandRate, openRate } from '../../kernel/throttle.ts'
import { loadMe } from '../../users/service.ts'
import type { Threshold } from '../threshold.ts'
import type { Flow } from './flow.ts'
import { openGithub } from './github.ts'
import { type Identity, type ProviderDoor, ProviderError } from './identity.ts'
import { openOpenId } from './openid.ts'
import * as service from './service.ts'

export interface ProvidersParts extends service.ProviderParts {
  readonly flow: Slip<Flow>
  readonly threshold: Threshold
}

/** 256 bits; a PKCE verifier must have at least 43 letters. */
const secret = () => randomBytes(32).toString('base64url')

interface Known {
  readonly site: ProviderSite
  readonly door: ProviderDoor
}

const openDoors = ({ house }: Desk) => {
  const { providers, clock } = { providers: house.settings.providers, clock: house.clock }
  const doors = new Map<string, Known>(
    providers.map((site) => {
      const door = site.kind === 'github' ? openGithub(site) : openOpenId(site, clock)
      return [site.id, { site, door }]
    }),
  )
  return (id: Provider): Known => {
    const known = doors.get(id)
    if (!known) throw new Refusal('not_found')
    return known
  }
}

/** What went wrong there is told to whoever runs the house; to the person, that it did. */
const openWatch =
  ({ house }: Desk) =>
  async <T>({ id, name }: ProviderSite, act: Promise<T>): Promise<T> => {
    try {
      return await act
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      house.log.warn({ provider: id, err: error }, 'sign-in by another site failed')
      const detail = `${name} did not answer as it should. Try again, or sign in another way`
      throw new Refusal('provider_failed', { detail, cause: error })
    }
  }

const saidNo = (name: string, error: string) =>
  new Refusal('provider_failed', {
    detail:
      error === 'access_denied'
        ? `You did not allow it at ${name}, so nothing was changed`
        : `${name} refused: ${error.replace(/[^\w .-]/g, ' ')}`,
  })

/** Signing in by another site, and linking one. */
export const answerProviders = (desk: Desk, parts: ProvidersParts): void => {
  const { db, clock } = desk.house
  const doorOf = openDoors(desk)
  const watch = openWatch(desk)
  const starts = openRate({ clock, tries: 60, per: 60 })

  answerAnyone(desk, contract.startProvider, async ({ actor, params, body, request, response }) => {
    const { site, door } = doorOf(params.provider)
    demandRate(starts, whenceOf(request).ip ?? '')
    const links = body.intent === 'link'
    if (links) await desk.house.demandProof(signedIn(actor))
    const { next = '/', invitation, setupCode } = body
    const origin = askedOrigin(desk.house.settings, request)
    const flow: Flow = {
      provider: params.provider,
      ...{ state: secret(), verifier: secret(), nonce: secret() },
      redirectUri: origin + contract.returnPath(params.provider),
      linksTo: links ? signedIn(actor).userId : null,
      next,
      ...(invitation === undefined ? {} : { invitation }),
      ...(setupCode === undefined ? {} : { setupCode }),
    }
    const url = await watch(site, door.setOut(flow))
    await parts.flow.give(response, flow)
    return { url: url.href }
  })
  answerAnyone(desk, contract.finishProvider, async ({ actor, params, body, ...visit }) => {
    const { site, door } = doorOf(params.provider)
    const flow = await parts.flow.take(visit)
    const isOurs = flow?.provider === params.provider && flow.state === body.state
    if (!flow || !isOurs) {
      throw new Refusal('too_late', { detail: 'This took too long, or began in another browser' })
    }
    if (body.error !== undefined) throw saidNo(site.name, body.error)
    const { code = '' } = body
    const identity = await watch(site, door.identify({ ...flow, code }))
    const met = metAt(desk, site, { identity, request: visit.request })
    if (flow.linksTo === null) {
      const { userId, isNew } = await service.arriveBy(parts, met, flow)
      const entry = { actor, ...visit, method: params.provider, isNew }
      const { user } = await parts.threshold.enter(userId, entry)
      return { user, intent: 'sign-in' as const, next: flow.next }
    }
    const { userId } = signedIn(actor)
    if (userId !== flow.linksTo)
      throw new Refusal('too_late', { detail: 'Somebody else is signed in' })
    await service.linkAccount(parts, userId, met)
    const user = await db.withUser(userId, (tx) => loadMe(tx, userId))
    return { user, intent: 'link' as const, next: flow.next }
  })
  answerPerson(desk, contract.unlinkProvider, async ({ actor, params, request }) => {
    await desk.house.demandProof(actor)
    const { provider, accountId } = params
    const name = desk.house.settings.providers.find(({ id }) => id === provider)?.name ?? provider
    const origin = houseOrigin(desk.house.settings, request)
    const gone = { accountId, provider, name, origin, whence: whenceOf(request) }
    await service.unlinkAccount(parts, actor.userId, gone)
    return {}
  })
}

interface Came {
  readonly identity: Identity
  readonly request: Request
}

const metAt = ({ house }: Desk, site: ProviderSite, { identity, request }: Came): service.Met => ({
  provider: site.id,
  name: site.name,
  identity,
  whence: whenceOf(request),
  origin: houseOrigin(house.settings, request),
})
