import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { type Invitation, revokeInvitation } from '@chapterhouse/shared/projects/contract'
import { useQueryClient } from '@tanstack/react-query'
import { ask } from '../../kernel/ask.ts'
import { onDay } from '../../kernel/moment.ts'
import { Button } from '../../ui/button.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { useAct } from '../../ui/use-act.ts'
import { membersQuery } from '../api.ts'
import { roles } from '../roles.ts'
import styles from './people.module.css'

interface InvitationListProps {
  readonly projectId: ProjectId
  readonly invitations: readonly Invitation[]
}

/** Who is asked in and has not come yet. */
export const InvitationList = ({ projectId, invitations }: InvitationListProps) => {
  const client = useQueryClient()
  const revoke = useAct(async (invitation: Invitation) => {
    await ask(revokeInvitation, { params: { projectId, invitationId: invitation.id } })
    await client.invalidateQueries({ queryKey: membersQuery(projectId).queryKey })
  })
  if (invitations.length === 0) return null
  return (
    <section aria-label="Open invitations">
      <h3 className={styles.heading}>Not here yet</h3>
      <Lines>
        {invitations.map((invitation) => (
          <Line
            key={invitation.id}
            title={invitation.email || 'Whoever has the link'}
            about={`${roles[invitation.role].name} · open until ${onDay(invitation.expiresAt)}`}
            acts={
              <Button small tone="quiet" onClick={() => revoke.mutate(invitation)}>
                Take back
              </Button>
            }
          />
        ))}
      </Lines>
    </section>
  )
}
