import { type SignInMethod, signInMethod } from '@chapterhouse/shared/auth/contract'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { userId } from '@chapterhouse/shared/kernel/id'
import { z } from 'zod'
import { openSlip, type Slip, type SlipRoom } from '../../kernel/slips.ts'

/** Who took the first step of signing in, and how. */
export interface FirstStep {
  readonly userId: UserId
  readonly method: SignInMethod
}

const minutes = 10

export const openStepSlip = (room: SlipRoom): Slip<FirstStep> =>
  openSlip(room, {
    name: 'step',
    schema: z.object({ userId, method: signInMethod }),
    seconds: minutes * 60,
  })

/** What a passkey is asked to sign, until it did. */
export const openChallengeSlip = (room: SlipRoom): Slip<{ challenge: string }> =>
  openSlip(room, {
    name: 'challenge',
    schema: z.object({ challenge: z.string() }),
    seconds: minutes * 60,
  })
