import { useRouteError } from 'react-router'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { PlainShell } from './plain-shell.tsx'

const reload = () => location.reload()

/** What stands in place of a screen that failed. Words in a page are in local storage by then. */
export const Broken = () => {
  const error = useRouteError()
  return (
    <PlainShell>
      <Door title="This screen failed">
        <Problem error={error} />
        <Button tone="accent" onClick={reload}>
          Reload
        </Button>
      </Door>
    </PlainShell>
  )
}
