import { endSession, type Session } from '@chapterhouse/shared/auth/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'
import { ago } from '../kernel/moment.ts'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Section } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import { useAct } from '../ui/use-act.ts'
import { sessionsQuery } from './api.ts'
import { deviceInWords } from './device-words.ts'
import { howWords } from './how-words.ts'

/** One browser. The present one is left by signing out, which also forgets what it kept. */
const SessionLine = ({ session }: { readonly session: Session }) => {
  const client = useQueryClient()
  const end = useAct(async () => {
    await ask(endSession, { params: { sessionId: session.id } })
    await client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  })
  const device = deviceInWords(session.userAgent)
  return (
    <Line
      title={device}
      about={[
        session.current
          ? t('This device, now')
          : t('Last seen {when}', { when: ago(session.lastSeenAt) }),
        howWords(session),
      ]
        .filter(Boolean)
        .join(', ')}
      acts={
        session.current ? null : (
          <Button
            small
            busy={end.isPending}
            aria-label={t('Sign out {device}', { device })}
            onClick={() => end.mutate()}
          >
            {t('Sign out')}
          </Button>
        )
      }
    />
  )
}

/** Where the person is signed in. */
export const SessionsSection = () => {
  const sessions = useQuery(sessionsQuery)
  return (
    <Section
      title={t('Devices')}
      about={t(
        'Where you are signed in. Sign out a device that you do not know or no longer have.',
      )}
    >
      <Unloaded query={sessions} />
      {sessions.isPending ? <Skeleton label={t('Loading the devices')} lines={2} /> : null}
      <Lines>
        {sessions.data?.items.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </Lines>
    </Section>
  )
}
