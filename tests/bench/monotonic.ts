/** Milliseconds of the machine's monotonic clock: one scale for all its processes. */
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6
