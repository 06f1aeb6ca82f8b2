import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { t } from '../../messages/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { membersQuery } from '../api.ts'
import { RequestList } from '../requests/request-list.tsx'
import { roles } from '../roles.ts'
import { AddMember } from './add-member.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InvitationWish, plainWish } from './invitation-wish.tsx'
import { InviteLink } from './invite-link.tsx'
import { MemberList } from './member-list.tsx'
import styles from './people.module.css'

/** Each role in one line, for whoever has to choose one. */
const RoleGuide = () => (
  <details className={styles.guide}>
    <summary>{t('What the roles may do')}</summary>
    <dl>
      {Object.entries(roles).map(([role, { name, about }]) => (
        <div key={role}>
          <dt>{name}</dt>
          <dd>{about}</dd>
        </div>
      ))}
    </dl>
  </details>
)

/** The two ways to ask somebody in, and what goes along with either. */
const Inviting = ({ projectId }: { readonly projectId: ProjectId }) => {
  const [wish, setWish] = useState(plainWish)
  return (
    <>
      <InviteLink projectId={projectId} wish={wish} />
      <AddMember projectId={projectId} wish={wish} />
      <InvitationWish wish={wish} onChange={setWish} />
    </>
  )
}

interface PeopleDialogProps {
  readonly project: Project
  readonly onClose: () => void
  /** What more there is to say of people where it was opened: those of one page. */
  readonly children?: ReactNode
}

/** Who writes here, and how others come in. */
export const PeopleDialog = ({ project, onClose, children }: PeopleDialogProps) => {
  const members = useQuery(membersQuery(project.id))
  return (
    <Dialog title={t('People in “{title}”', { title: project.title })} onClose={onClose}>
      <div className={styles.people}>
        {project.can.manage ? <RequestList projectId={project.id} /> : null}
        {project.can.manage ? <Inviting projectId={project.id} /> : null}
        <Unloaded query={members} />
        {members.isPending ? <Skeleton label={t('Loading the people')} lines={3} /> : null}
        {members.data ? (
          <>
            <MemberList project={project} members={members.data.items} />
            <InvitationList projectId={project.id} invitations={members.data.invitations} />
          </>
        ) : null}
        {children}
        <RoleGuide />
      </div>
    </Dialog>
  )
}
