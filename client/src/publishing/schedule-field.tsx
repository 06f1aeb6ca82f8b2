import { useId } from 'react'
import { t } from '../messages/t.ts'
import field from '../ui/field.module.css'
import { wallTime } from './zoned.ts'

const hour = 3_600_000

/** Tomorrow at this full hour. */
const suggestion = (now: number): number => Math.floor(now / hour) * hour + 24 * hour

/** What opened it is gone: the caret goes on here. */
const focus = (input: HTMLInputElement | null) => input?.focus()

interface ScheduleFieldProps {
  readonly zone: string
  /** When it is planned already. */
  readonly planned: string | null
  readonly wrong: string | null
}

/** A moment by the clock of the person's zone, which is named beside it with what it shows now. */
export const ScheduleField = ({ zone, planned, wrong }: ScheduleFieldProps) => {
  const id = useId()
  const now = Date.now()
  const first = planned ? Date.parse(planned) : suggestion(now)
  const here = t(
    'By the clock of {zone}, where it is {time} now. You choose the zone in your account.',
    {
      zone,
      time: wallTime(now, zone).slice(11),
    },
  )
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {t('When')}
      </label>
      <input
        ref={focus}
        id={id}
        name="at"
        type="datetime-local"
        className={field.input}
        defaultValue={wallTime(first, zone)}
        min={wallTime(now, zone)}
        aria-describedby={`${id}-about`}
        aria-invalid={wrong ? true : undefined}
        required
      />
      <p
        id={`${id}-about`}
        className={wrong ? field.issue : field.hint}
        role={wrong ? 'alert' : undefined}
      >
        {wrong ?? here}
      </p>
    </div>
  )
}
