import { isTimeZone } from '@chapterhouse/shared/users/time-zone'

/** The time zone this device is set to; UTC where it tells none that exists. */
export const zoneHere = (): string => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return isTimeZone(zone) ? zone : 'UTC'
}
