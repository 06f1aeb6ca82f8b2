import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { PlainShell } from './plain-shell.tsx'

/** All that helps: the next load takes the parts anew. */
const reload = () => location.reload()

/** What stands in place of a screen that failed. Words in a page are on this device by then. */
export const Broken = ({ error }: { readonly error: unknown }) => (
  <PlainShell>
    <Door title="This screen failed">
      <Problem error={error} />
      <Button tone="accent" onClick={reload}>
        Reload
      </Button>
    </Door>
  </PlainShell>
)
