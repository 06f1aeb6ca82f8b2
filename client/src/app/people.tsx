import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { PageGrants } from '../pages/grants/page-grants.tsx'
import { PeopleDialog } from '../projects/members/people-dialog.tsx'

interface PeopleProps {
  readonly project: Project
  /** The page that is open, whose own guests are shown too. */
  readonly pageId: PageId | null
  readonly onClose: () => void
}

/** Everybody who comes into the project, or into this page alone. */
export const People = ({ project, pageId, onClose }: PeopleProps) => (
  <PeopleDialog project={project} onClose={onClose}>
    {pageId ? <PageGrants pageId={pageId} manage={project.can.manage} /> : null}
  </PeopleDialog>
)
