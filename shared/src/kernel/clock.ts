/** The time, passed in so that tests set it. Milliseconds since the Unix epoch. */
export interface Clock {
  readonly now: () => number
}

export const systemClock: Clock = { now: Date.now }
