import { type Project, visibility } from '@chapterhouse/shared/projects/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Section } from '../ui/screen.tsx'
import { projectRoomQuery } from '../uploads/room-api.ts'
import { RoomLine } from '../uploads/room-line.tsx'
import { useChangeProject, useDeleteProject } from './api.ts'

/** Who may read, as people say it. The third kind of the contract reads like the first for now. */
const readers = [
  { value: 'PRIVATE', label: t('Only its members') },
  { value: 'PUBLIC', label: t('Everybody, once published') },
] as const

/** What concerns a project as a whole, for those who manage it. */
export const ProjectSettings = ({ project }: { readonly project: Project }) => {
  const navigate = useNavigate()
  const change = useChangeProject(project.id)
  const remove = useDeleteProject()
  const room = useQuery(projectRoomQuery(project.id)).data
  const away = () => remove.mutate(project, { onSuccess: () => void navigate('/') })
  return (
    <Section title={t('Settings')}>
      <Lines label={t('Settings')}>
        <Line
          title={t('Who may read it')}
          about={t('Writing always takes a role in the project.')}
          acts={
            <Select
              label={t('Who may read it')}
              choices={readers}
              value={project.visibility === 'PUBLIC' ? 'PUBLIC' : 'PRIVATE'}
              onChange={(event) =>
                change.mutate({ visibility: visibility.parse(event.target.value) })
              }
            />
          }
        />
        {room ? <RoomLine room={room} /> : null}
        {project.can.delete ? (
          <Line
            title={t('Delete the project')}
            about={t('It waits in the trash, with all it holds.')}
            acts={
              <Button small tone="danger" busy={remove.isPending} onClick={away}>
                {t('Move to the trash')}
              </Button>
            }
          />
        ) : null}
      </Lines>
    </Section>
  )
}
