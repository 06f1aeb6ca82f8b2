import type { SecondStep, SignInMethod } from '@chapterhouse/shared/auth/contract'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Me } from '@chapterhouse/shared/users/contract'
import type { Request, Response } from 'express'
import type { Actor } from '../kernel/actor.ts'
import { whenceOf } from '../kernel/client-address.ts'
import type { Tx } from '../kernel/database.ts'
import type { House } from '../kernel/desk.ts'
import { houseOrigin } from '../kernel/house-origin.ts'
import type { Slip } from '../kernel/slips.ts'
import type { Devices } from './devices.ts'
import { isAlsoElsewhere } from './elsewhere.ts'
import { tellDuplicate, tellRecoveryUsed } from './factors/letters.ts'
import { asksSecondStep } from './factors/policy.ts'
import { countRecoveryCodes } from './factors/recovery.ts'
import { stepFactsOf } from './factors/service.ts'
import { type NewDevice, tellNewDevice, type Writing } from './links/letters.ts'
import * as service from './service.ts'
import type { Sessions } from './sessions.ts'
import type { FirstStep } from './step/slip.ts'

/** Somebody at the door: who they were until now, how they come, and where the cookie goes. */
export interface Entry {
  readonly actor: Actor | null
  readonly request: Request
  readonly response: Response
  readonly method: SignInMethod
  /** Set once the second step is done. */
  readonly second?: SecondStep
  /** Their account was made just now. */
  readonly isNew?: boolean
}

/** Going out, and coming in. */
export interface Threshold {
  readonly leave: (actor: Actor | null) => Promise<void>
  /**
   * Begins a session. Refuses with `second_step_needed` who took one step of two; what was shown so
   * far is remembered in their browser.
   */
  readonly enter: (userId: UserId, entry: Entry) => Promise<{ user: Me }>
}

export interface ThresholdParts {
  readonly sessions: Sessions
  readonly devices: Devices
  readonly writing: Writing
  readonly step: Slip<FirstStep>
}

export const openThreshold = (house: House, parts: ThresholdParts): Threshold => {
  const { db } = house
  const { sessions, devices, step } = parts
  // the cookie of a session is about to be replaced: nobody could end that session any more
  const leave = async (actor: Actor | null) => {
    if (!actor || actor.scopes) return
    const { userId, sessionId } = actor
    await db.withUser(userId, (tx) => service.endSession(tx, userId, sessionId))
  }
  const isHalfway = async (userId: UserId, { method, second, isNew }: Entry) => {
    // a passkey is two steps in one: the thing, and the finger or the number that opens it
    if (second !== undefined || isNew || method === 'passkey') return false
    return asksSecondStep(await db.withUser(userId, (tx) => stepFactsOf(tx, userId)))
  }
  return {
    leave,
    enter: async (userId, entry) => {
      const { actor, request, response, method, second = null } = entry
      if (await isHalfway(userId, entry)) {
        await step.give(response, { userId, method })
        throw new Refusal('second_step_needed')
      }
      const [whence, cameIn] = [whenceOf(request), { method, second }]
      const isKnown = devices.note({ request, response }, userId) || (entry.isNew ?? false)
      const device = { userId, origin: houseOrigin(house.settings, request), ...whence }
      await leave(actor)
      await sessions.begin(userId, { response, whence, cameIn })
      const tell = (tx: Tx) => tellArrival(tx, { house, ...parts }, { device, isKnown, second })
      return { user: await service.welcome(db, userId, { whence, cameIn, with: tell }) }
    },
  }
}

interface Arrived {
  readonly device: NewDevice & { readonly ip: string | null }
  readonly isKnown: boolean
  readonly second: SecondStep | null
}

/** The mails and lines of the log that a sign-in causes. */
const tellArrival = async (
  tx: Tx,
  { house, writing }: Pick<ThresholdParts, 'writing'> & { readonly house: House },
  { device, isKnown, second }: Arrived,
) => {
  const { userId, ip } = device
  if (second === 'recovery') {
    const left = await countRecoveryCodes(tx, userId)
    await service.logPerson(tx, { action: 'recovery_code.used', userId, after: { left } })
    await tellRecoveryUsed(writing, tx, { ...device, left })
  }
  if (isKnown) return
  const arriving = { userId, ip, now: house.clock.now() }
  if (!(await isAlsoElsewhere(tx, arriving))) return tellNewDevice(writing, tx, device)
  await service.logPerson(tx, { action: 'session.duplicate', userId, whence: device })
  await tellDuplicate(writing, tx, device)
}
