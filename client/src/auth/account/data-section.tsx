import { exportAccount, keptDays } from '@chapterhouse/shared/auth/account'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { addressOf } from '../../kernel/ask.ts'
import { Button } from '../../ui/button.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { Section } from '../../ui/screen.tsx'
import { myRoomQuery } from '../../uploads/room-api.ts'
import { RoomLine } from '../../uploads/room-line.tsx'

const DeleteAccount = lazy(async () => ({
  default: (await import('./delete-account.tsx')).DeleteAccount,
}))

/** Taking everything along, and leaving for good. */
export const DataSection = () => {
  const [leaves, setLeaves] = useState(false)
  const room = useQuery(myRoomQuery).data
  return (
    <Section
      title="Your data"
      about={
        <>
          What this house keeps about you is <Link to="/privacy">written down</Link>.
        </>
      }
    >
      <Lines>
        {room ? <RoomLine room={room} /> : null}
        <Line
          title="Take everything along"
          about="A zip: all that is kept about you, and each project you own, which can be imported again."
          acts={
            <Button
              small
              icon={<IconDownload size={16} />}
              onClick={() => location.assign(addressOf(exportAccount, {}))}
            >
              Download
            </Button>
          }
        />
        <Line
          title="Delete the account"
          about={`Gone for everybody at once. For ${keptDays} days you can have it back; then it is erased.`}
          acts={
            <Button
              small
              tone="danger"
              icon={<IconTrash size={16} />}
              onClick={() => setLeaves(true)}
            >
              Delete
            </Button>
          }
        />
      </Lines>
      {leaves ? (
        <Suspense>
          <DeleteAccount onClose={() => setLeaves(false)} />
        </Suspense>
      ) : null}
    </Section>
  )
}
