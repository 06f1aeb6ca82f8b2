import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { IconTrash, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { NavLink, Outlet, useMatch, useNavigate, useParams, useSearchParams } from 'react-router'
import { isRefusal } from '../kernel/explain.ts'
import { ShareDialogs } from '../links/share-dialogs.tsx'
import { t } from '../messages/t.ts'
import { pageQuery } from '../pages/api.ts'
import { givenPagesQuery } from '../pages/grants/grants-api.ts'
import { LeftBehind } from '../pages/left-behind.tsx'
import { IconDialogs } from '../pages/look/icon-dialogs.tsx'
import { useNewPage } from '../pages/new-page.ts'
import { PlaceDialogs } from '../pages/place/place-dialogs.tsx'
import { Favourites } from '../pages/shelf/favourites.tsx'
import { TemplateDialogs } from '../pages/templates/template-dialogs.tsx'
import { titleOf } from '../pages/title.ts'
import { PageTree } from '../pages/tree/page-tree.tsx'
import { projectQuery } from '../projects/api.ts'
import { AskAccess } from '../projects/requests/ask-access.tsx'
import { RequestCount } from '../projects/requests/request-count.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/notice.tsx'
import { useOfferActs } from '../ui/offered-acts.ts'
import { Door } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { AccountMenu } from '../users/account-menu.tsx'
import { NotThere } from './not-there.tsx'
import { Paused } from './paused.tsx'
import { PlainShell } from './plain-shell.tsx'
import styles from './project-frame.module.css'
import { Shell } from './shell.tsx'

// Fetched when somebody first looks who is there.
const LazyPeople = lazy(async () => ({ default: (await import('./people.tsx')).People }))

const noes = ['not_found', 'forbidden', 'paused'] as const

/** The project of this address: named in it, or that of the page in it. */
const useWhere = () => {
  const params = useParams()
  const pageId = (params.pageId as PageId | undefined) ?? null
  const page = useQuery({ ...pageQuery(pageId as PageId), enabled: pageId !== null })
  // The project of a page that was given by itself is not to be asked for.
  const given = page.data?.given === true && !isRefusal(page.error, ...noes)
  const around = given ? null : (page.data?.projectId ?? null)
  const projectId = (params.projectId as ProjectId | undefined) ?? around
  const project = useQuery({
    ...projectQuery(projectId as ProjectId),
    enabled: projectId !== null,
  })
  // What was seen before is shown while nobody answers, but not to who is no member any more.
  // A pause is of the whole project, whichever question hears of it first.
  const shut = isRefusal(project.error, ...noes) || isRefusal(page.error, 'paused')
  const seen = shut ? null : (project.data ?? null)
  return { pageId, projectId, given, project: seen, error: project.error ?? page.error }
}

interface SideProps {
  readonly project: Project
  readonly pageId: PageId | null
}

/** The project's own column: its title, its tree, what was deleted. */
const Side = ({ project, pageId }: SideProps) => (
  <>
    <NavLink to={`/projects/${project.id}`} end className={styles.project ?? ''}>
      {project.title}
    </NavLink>
    <Favourites />
    <PageTree project={project} current={pageId} />
    <NavLink to={`/projects/${project.id}/trash`} className={styles.trash ?? ''}>
      <IconTrash size={15} stroke={1.7} /> {t('Trash')}
    </NavLink>
  </>
)

/** What the project offers by name. */
const ProjectActs = ({ project }: { readonly project: Project }) => {
  const [, setParams] = useSearchParams()
  const navigate = useNavigate()
  const { make } = useNewPage(project.id)
  const { title, id, can } = project
  useOfferActs(title, () => [
    { label: t('New page'), act: () => make(null), disabled: !can.write },
    { label: t('People'), act: () => setParams({ show: 'people' }) },
    {
      label: t('Share the project with a link'),
      act: () => setParams({ show: 'share' }),
      disabled: !can.manage,
    },
    { label: t('Contents'), act: () => void navigate(`/projects/${id}`) },
    { label: t('Trash of the project'), act: () => void navigate(`/projects/${id}/trash`) },
    { label: t('All projects'), act: () => void navigate('/') },
  ])
  return null
}

/** The sign of asking people in, with how many ask by themselves. */
const Asked = ({ projectId }: { readonly projectId: ProjectId }) => (
  <>
    <IconUserPlus size={16} />
    <RequestCount projectId={projectId} />
  </>
)

/** Asking somebody in is the thing to do next while one writes alone; later it steps back. */
const PeopleButton = ({ project }: { readonly project: Project }) => {
  const [, setParams] = useSearchParams()
  const onPage = useMatch('/p/:pageId')
  const invites = project.can.manage
  const next = invites && onPage !== null && project.memberCount === 1
  return (
    <Button
      small
      className={styles.people}
      data-next={next || undefined}
      tone={next ? 'accent' : 'plain'}
      icon={invites ? <Asked projectId={project.id} /> : <IconUsers size={16} />}
      onClick={() => setParams({ show: 'people' })}
    >
      {invites ? t('Invite') : t('People')}
    </Button>
  )
}

/** On a page the way back to its project; the project's own screen has its title in the text. */
const Place = ({ project }: { readonly project: Project }) => {
  const onPage = useMatch('/p/:pageId/*')
  return onPage ? (
    <NavLink to={`/projects/${project.id}`} className={styles.place ?? ''}>
      {project.title}
    </NavLink>
  ) : null
}

/** Beside a page that is all one has of its project: the other pages one was given. */
const GivenSide = () => {
  const pages = useQuery(givenPagesQuery).data?.items ?? []
  return (
    <>
      <p className={styles.project}>{t('Given to you')}</p>
      {pages.map((page) => (
        <NavLink key={page.id} to={`/p/${page.id}`} className={styles.given ?? ''}>
          {page.icon ? `${page.icon} ` : ''}
          {titleOf(page)}
        </NavLink>
      ))}
    </>
  )
}

interface OutsiderProps {
  readonly pageId: PageId | null
  readonly projectId: ProjectId | null
  readonly error: unknown
}

/** Where there is nothing for this person, or nothing just now: what is left of theirs, and whom to ask. */
const Outsider = ({ pageId, projectId, error }: OutsiderProps) => {
  const left = pageId ? <LeftBehind pageId={pageId} /> : null
  const asked = pageId ? { pageId } : projectId ? { projectId } : null
  if (isRefusal(error, 'paused')) {
    return (
      <Paused>
        {left}
        {asked ? <AskAccess of={asked} sent={t('Those who look after the project know.')} /> : null}
      </Paused>
    )
  }
  if (isRefusal(error, 'not_found', 'forbidden', 'gone')) {
    return (
      <NotThere>
        {left}
        {asked ? <AskAccess of={asked} /> : null}
      </NotThere>
    )
  }
  return (
    <Door title="">{error ? <Problem error={error} /> : <Skeleton label={t('Opening')} />}</Door>
  )
}

/**
 * Around the screens of one project: tree, people, bar. A project one may not know of looks like none at
 * all; one that merely cannot be asked for just now says so instead.
 */
export const ProjectFrame = () => {
  const { pageId, projectId, given, project, error } = useWhere()
  const [params, setParams] = useSearchParams()
  if (given) {
    return (
      <Shell side={<GivenSide />} place={null} acts={null}>
        <Outlet context={null} />
      </Shell>
    )
  }
  if (!project) {
    return (
      <PlainShell corner={<AccountMenu />}>
        <Outsider pageId={pageId} projectId={projectId} error={error} />
      </PlainShell>
    )
  }
  return (
    <Shell
      side={<Side project={project} pageId={pageId} />}
      place={<Place project={project} />}
      acts={<PeopleButton project={project} />}
    >
      <ProjectActs project={project} />
      <Outlet context={project} />
      {params.get('show') === 'people' ? (
        <Suspense>
          <LazyPeople {...{ project, pageId }} onClose={() => setParams({}, { replace: true })} />
        </Suspense>
      ) : null}
      <ShareDialogs project={project} />
      <PlaceDialogs project={project} />
      <IconDialogs project={project} />
      <TemplateDialogs project={project} pageId={pageId} />
    </Shell>
  )
}
