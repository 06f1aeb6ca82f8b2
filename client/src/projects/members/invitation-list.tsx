import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import {
  type Invitation,
  readInviteLink,
  revokeInvitation,
} from '@chapterhouse/shared/projects/invitation'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../kernel/ask.ts'
import { copyText } from '../../kernel/copy-text.ts'
import { onDay } from '../../kernel/moment.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { LinkField } from '../../ui/link-field.tsx'
import { useAct } from '../../ui/use-act.ts'
import { membersQuery } from '../api.ts'
import { roles } from '../roles.ts'
import { absolute } from './invite-link.tsx'
import styles from './people.module.css'

const stateOf = ({ state, expiresAt }: Invitation): string => {
  if (state === 'DECLINED') return t('declined')
  return state === 'EXPIRED'
    ? t('expired {day}', { day: onDay(expiresAt) })
    : t('open until {day}', { day: onDay(expiresAt) })
}

const AboutInvitation = ({ invitation }: { readonly invitation: Invitation }) => {
  const from = invitation.invitedBy ? ` · ${t('from {name}', { name: invitation.invitedBy })}` : ''
  return (
    <>
      <span className={styles.standing}>
        {roles[invitation.role].name} · {stateOf(invitation)}
        {from}
      </span>
      {invitation.message ? <q className={styles.message}>{invitation.message}</q> : null}
    </>
  )
}

interface InvitationLineProps {
  readonly projectId: ProjectId
  readonly invitation: Invitation
}

/** One invitation: what it offers, how it stands, its link once more, and the way to end it. */
const InvitationLine = ({ projectId, invitation }: InvitationLineProps) => {
  const client = useQueryClient()
  const [shown, setShown] = useState<{ link: string; copied: boolean } | null>(null)
  const params = { projectId, invitationId: invitation.id }
  const revoke = useAct(async () => {
    await ask(revokeInvitation, { params })
    await client.invalidateQueries({ queryKey: membersQuery(projectId).queryKey })
  })
  const copy = useAct(async () => {
    const link = absolute((await ask(readInviteLink, { params })).link)
    setShown({ link, copied: await copyText(link) })
  })
  const isOpen = invitation.state === 'OPEN'
  return (
    <Line
      title={invitation.email ?? t('Whoever has the link')}
      about={<AboutInvitation invitation={invitation} />}
      acts={
        <>
          {isOpen ? (
            <Button small tone="quiet" busy={copy.isPending} onClick={() => copy.mutate()}>
              {t('Copy link')}
            </Button>
          ) : null}
          {invitation.state === 'DECLINED' ? null : (
            <Button small tone="quiet" busy={revoke.isPending} onClick={() => revoke.mutate()}>
              {isOpen ? t('Take back') : t('Clear away')}
            </Button>
          )}
        </>
      }
      below={
        shown ? (
          <LinkField label={t('Invitation link')} link={shown.link} done={shown.copied} />
        ) : null
      }
    />
  )
}

interface InvitationListProps {
  readonly projectId: ProjectId
  readonly invitations: readonly Invitation[]
}

/** Who was asked in and has not come: yet, or not at all. */
export const InvitationList = ({ projectId, invitations }: InvitationListProps) => {
  if (invitations.length === 0) return null
  return (
    <section aria-label={t('Invitations')}>
      <h3 className={styles.heading}>{t('Not here yet')}</h3>
      <Lines>
        {invitations.map((invitation) => (
          <InvitationLine key={invitation.id} projectId={projectId} invitation={invitation} />
        ))}
      </Lines>
    </section>
  )
}
