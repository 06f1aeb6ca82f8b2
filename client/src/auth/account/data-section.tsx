import { exportAccount, keptDays } from '@chapterhouse/shared/auth/account'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { addressOf } from '../../kernel/ask.ts'
import { Rich } from '../../messages/rich.tsx'
import { t } from '../../messages/t.ts'
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
      title={t('Your data')}
      about={
        <Rich
          text="What this house keeps about you is <a>written down</a>."
          tags={{ a: (words) => <Link to="/privacy">{words}</Link> }}
        />
      }
    >
      <Lines>
        {room ? <RoomLine room={room} /> : null}
        <Line
          title={t('Take everything along')}
          about={t(
            'A zip: all that is kept about you, and each project you own, which can be imported again.',
          )}
          acts={
            <Button
              small
              icon={<IconDownload size={16} />}
              onClick={() => location.assign(addressOf(exportAccount, {}))}
            >
              {t('Download')}
            </Button>
          }
        />
        <Line
          title={t('Delete the account')}
          about={t(
            'Gone for everybody at once. For {keptDays} days you can have it back; then it is erased.',
            { keptDays },
          )}
          acts={
            <Button
              small
              tone="danger"
              icon={<IconTrash size={16} />}
              onClick={() => setLeaves(true)}
            >
              {t('Delete')}
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
