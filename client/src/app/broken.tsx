import { useEffect, useState } from 'react'
import { useReach } from '../kernel/use-reach.ts'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { PlainShell } from './plain-shell.tsx'

interface BrokenProps {
  readonly error: unknown
  /** All that helps: the next load takes the parts anew. */
  readonly reload?: () => void
}

/** The parts of a screen that nobody has opened here are still with the server. */
const NotHereYet = () => (
  <Door
    title={t('This screen is not on this device yet')}
    about={t('It opens as soon as the server can be reached. What you wrote is kept here.')}
  >
    <Button tone="accent" onClick={() => history.back()}>
      {t('Back')}
    </Button>
  </Door>
)

/**
 * What stands in place of a screen that failed. Words in a page are on this device by then. Without a
 * server a reload would end in the browser's own error: it waits until there is one.
 */
export const Broken = ({ error, reload = () => location.reload() }: BrokenProps) => {
  const here = useReach() === 'here'
  const [wasAway] = useState(!here)
  useEffect(() => {
    if (wasAway && here) reload()
  }, [wasAway, here, reload])
  return (
    <PlainShell>
      {here ? (
        <Door title={t('This screen failed')}>
          <Problem error={error} />
          <Button tone="accent" onClick={reload}>
            {t('Reload')}
          </Button>
        </Door>
      ) : (
        <NotHereYet />
      )}
    </PlainShell>
  )
}
