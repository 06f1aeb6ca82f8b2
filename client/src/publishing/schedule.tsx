import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Plan, Publication } from '@chapterhouse/shared/publishing/contract'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Notice, Problem } from '../ui/notice.tsx'
import { useMe } from '../users/me.ts'
import styles from './schedule.module.css'
import { type Planning, usePlanning } from './schedule-api.ts'
import { ScheduleField } from './schedule-field.tsx'
import { momentInWords, momentOf } from './zoned.ts'

/** Why a plan was not carried out, as the dialog says it. */
const failures = {
  not_allowed: t('Whoever planned it may not publish the page any more.'),
  empty: t('There was nothing on the page at that time.'),
  hidden: t('Moderators had taken the page down.'),
} as const

interface PlannedProps {
  readonly plan: Plan
  readonly zone: string
  /** What may be done with it. */
  readonly acts: ReactNode
}

/** What is planned, or what became of it. */
const Planned = ({ plan, zone, acts }: PlannedProps) => {
  const when = momentInWords(Date.parse(plan.at), zone)
  return plan.failure ? (
    <Notice tone="warn" title={t('Not published on {when}', { when })} action={acts}>
      {failures[plan.failure]}
    </Notice>
  ) : (
    <Notice title={t('Will be published on {when}', { when })} action={acts}>
      {plan.withProject
        ? t(
            'With the text as it stands then, and with the front of its project. Planned by {name}.',
            {
              name: plan.by,
            },
          )
        : t('With the text as it stands then. Planned by {name}.', { name: plan.by })}
    </Notice>
  )
}

/** `zone`: whose clock the field shows. */
interface FormProps {
  readonly said: Publication
  readonly zone: string
  readonly planning: Planning
  readonly onClose: () => void
}

/** The moment, and what happens then; the button says that it is a plan. */
const PlanForm = ({ said, zone, planning, onClose }: FormProps) => {
  const { plan } = said
  const [wrong, setWrong] = useState<string | null>(null)
  // As with the button: who may open the project does it with the page.
  const withProject = !said.project.isPublic && said.project.can.publish
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wall = new FormData(event.currentTarget).get('at')
    const at = momentOf(String(wall), zone)
    if (at === null || at <= Date.now()) {
      setWrong(t('Choose a moment that is still ahead.'))
      return
    }
    setWrong(null)
    planning.plan.mutate({ at: new Date(at).toISOString(), withProject }, { onSuccess: onClose })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={t('Publish later')}>
      <ScheduleField zone={zone} planned={plan && !plan.failure ? plan.at : null} wrong={wrong} />
      <p className={styles.about}>
        {t('What is published is the text as it stands at that moment, not as it is now.')}
      </p>
      {planning.plan.error ? <Problem error={planning.plan.error} /> : null}
      <div className={styles.acts}>
        <Button type="submit" busy={planning.plan.isPending}>
          {t('Plan it')}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t('Not now')}
        </Button>
      </div>
    </form>
  )
}

/** Where the form was, the button that opens it takes the caret again. */
const focus = (button: HTMLButtonElement | null) => button?.focus()

interface ScheduleProps {
  readonly said: Publication
  readonly pageId: PageId
}

/** Publishing at a time: what is planned, and how to plan it, change it and call it off. */
export const Schedule = ({ said, pageId }: ScheduleProps) => {
  const zone = useMe().timezone
  const planning = usePlanning(pageId)
  const [opened, setOpened] = useState(false)
  const [used, setUsed] = useState(false)
  const { plan, can } = said
  const close = () => {
    setUsed(true)
    setOpened(false)
  }
  const open = (label: string) => (
    <Button small ref={used ? focus : undefined} onClick={() => setOpened(true)}>
      {label}
    </Button>
  )
  const acts = can.publish ? (
    <span className={styles.acts}>
      {open(plan?.failure ? t('Plan it anew') : t('Change'))}
      <Button small busy={planning.cancel.isPending} onClick={() => planning.cancel.mutate()}>
        {plan?.failure ? t('Put away') : t('Call it off')}
      </Button>
    </span>
  ) : null
  return (
    <>
      {plan ? <Planned plan={plan} zone={zone} acts={opened ? null : acts} /> : null}
      {planning.cancel.error ? <Problem error={planning.cancel.error} /> : null}
      {opened ? <PlanForm said={said} zone={zone} planning={planning} onClose={close} /> : null}
      {!opened && !plan && can.publish ? <div>{open(t('Publish later…'))}</div> : null}
    </>
  )
}
