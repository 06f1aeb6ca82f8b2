/** How a person may come in; what a mail opens does not count, for mails may not arrive. */
export interface WayFacts {
  readonly password: boolean
  readonly passkeys: number
  readonly accounts: number
}

/** Whether one passkey, or one account elsewhere, may go: somebody could not come in any more. */
export const mayLoseOne = ({ password, passkeys, accounts }: WayFacts): boolean =>
  password || passkeys + accounts > 1

export interface StepFacts {
  /** The person wants it. */
  readonly secondStep: boolean
  readonly authenticator: boolean
  readonly passkeys: number
}

/** Whether there is something that a second step could be. */
export const hasFactor = ({ authenticator, passkeys }: Omit<StepFacts, 'secondStep'>): boolean =>
  authenticator || passkeys > 0

/** Whether a second step follows the first. */
export const asksSecondStep = (facts: StepFacts): boolean => facts.secondStep && hasFactor(facts)
