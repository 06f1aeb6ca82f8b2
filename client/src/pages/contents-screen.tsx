import type { PageLine } from '@chapterhouse/shared/pages/contract'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { IconDownload, IconFileImport, IconPlus, IconTemplate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { count } from '../kernel/count.ts'
import { ago, exactly } from '../kernel/moment.ts'
import { t } from '../messages/t.ts'
import { membersQuery } from '../projects/api.ts'
import { ProjectSettings } from '../projects/project-settings.tsx'
import { AskAccess } from '../projects/requests/ask-access.tsx'
import { roles } from '../projects/roles.ts'
import { FrontSection } from '../publishing/front-section.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Column, Section } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import { useTitle } from '../ui/use-title.ts'
import { pagesQuery } from './api.ts'
import styles from './contents.module.css'
import { useExportProject } from './export-project.ts'
import { FilePicker } from './import/file-picker.tsx'
import { ImportReport } from './import/import-report.tsx'
import { useImportAsPages } from './import/use-import.ts'
import { useLiveTitles } from './live-title.ts'
import { PageIcon } from './look/page-icon.tsx'
import { OnlyHere } from './made-here/only-here.tsx'
import { useNewPage } from './new-page.ts'
import { ProjectTitle } from './project-title.tsx'
import { titleOf } from './title.ts'
import { BulkBar } from './tree/bulk-bar.tsx'
import { grow, type Row, rowsOf } from './tree/grow.ts'
import { type Chosen, useChosen } from './tree/use-chosen.ts'
import { useProject } from './use-project.ts'

const nothingClosed: ReadonlySet<string> = new Set()

interface ContentsLineProps {
  readonly row: Row
  /** Set while pages are being chosen. */
  readonly chosen: Chosen | null
}

/** One entry, indented as deep as it stands, with its length and its last change. */
const ContentsLine = ({ row: { line, level }, chosen }: ContentsLineProps) => (
  <li className={styles.line} style={{ paddingInlineStart: `${(level - 1) * 1.5}rem` }}>
    {chosen ? (
      <input
        type="checkbox"
        className={styles.box}
        aria-label={t('Choose “{title}”', { title: titleOf(line) })}
        checked={chosen.ids.has(line.id)}
        onChange={() => chosen.toggle(line.id)}
      />
    ) : null}
    <Link to={`/p/${line.id}`} className={styles.page}>
      <PageIcon icon={line.icon} />
      {titleOf(line)}
    </Link>
    <OnlyHere id={line.id} />
    {line.cover ? (
      <img
        className={styles.cover}
        src={line.cover.url}
        alt=""
        loading="lazy"
        style={{ objectPosition: `50% ${line.cover.position}%` }}
      />
    ) : null}
    <span className={styles.words}>{line.wordCount > 0 ? count.words(line.wordCount) : ''}</span>
    <time className={styles.time} dateTime={line.updatedAt} title={exactly(line.updatedAt)}>
      {ago(line.updatedAt)}
    </time>
  </li>
)

interface ContentsProps {
  readonly rows: readonly Row[]
  readonly chosen: Chosen | null
}

const Contents = ({ rows, chosen }: ContentsProps) => (
  <ol className={styles.contents}>
    {rows.map((row) => (
      <ContentsLine key={row.line.id} row={row} chosen={chosen} />
    ))}
  </ol>
)

interface ContentsSectionProps {
  readonly project: Project
  readonly pages: ReturnType<typeof usePages>
  readonly lines: readonly PageLine[]
}

/** The tree of the project, asked for once by the whole screen. */
const usePages = (project: Project) => useQuery(pagesQuery(project.id))

/** The table of contents; who writes may choose several entries for one act, with a finger too. */
const ContentsSection = ({ project, pages, lines }: ContentsSectionProps) => {
  const rows = useMemo(() => rowsOf(grow(lines), nothingClosed), [lines])
  const chosen = useChosen(rows)
  const [choosing, setChoosing] = useState(false)
  const toggle = () => {
    chosen.clear()
    setChoosing(!choosing)
  }
  const act = (
    <Button small tone="quiet" aria-pressed={choosing} onClick={toggle}>
      {choosing ? t('Done') : t('Choose')}
    </Button>
  )
  return (
    <Section title={t('Contents')} act={project.can.write && rows.length > 0 ? act : null}>
      {pages.isPending ? <Skeleton label={t('Loading the pages')} lines={5} /> : null}
      <Unloaded query={pages} />
      {choosing ? <BulkBar lines={lines} chosen={chosen} /> : null}
      {pages.data?.length === 0 ? (
        <Empty title={t('No pages yet')}>
          {project.can.write
            ? t(
                'Make a new page, begin from a template, or import texts: Word, HTML, Markdown, a vault, a Notion export.',
              )
            : t('Nobody has written anything here so far.')}
        </Empty>
      ) : null}
      {pages.data ? <Contents rows={rows} chosen={choosing ? chosen : null} /> : null}
    </Section>
  )
}

/** Who writes here; the dialog has the acts. */
const People = ({ project }: { readonly project: Project }) => {
  const members = useQuery(membersQuery(project.id))
  const [, setParams] = useSearchParams()
  const act = (
    <span>
      {project.can.manage ? (
        <Button small tone="quiet" onClick={() => setParams({ show: 'share' })}>
          {t('Share with a link')}
        </Button>
      ) : null}
      <Button small tone="quiet" onClick={() => setParams({ show: 'people' })}>
        {project.can.manage ? t('Invite and set roles') : t('Show all')}
      </Button>
    </span>
  )
  return (
    <Section title={t('People')} act={act}>
      <Unloaded query={members} />
      {members.isPending ? <Skeleton label={t('Loading the people')} lines={2} /> : null}
      <Lines label={t('People')}>
        {members.data?.items.map((member) => (
          <Line
            key={member.user.id}
            before={<Avatar person={member.user} />}
            title={member.user.displayName}
            acts={
              <span className={styles.role}>
                {member.status === 'PAUSED'
                  ? t('{role}, paused', { role: roles[member.role].name })
                  : roles[member.role].name}
              </span>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}

/** "7 pages · 924 words · 4 people"; what the project knows of itself until the tree is there. */
const sumOf = (project: Project, lines: readonly PageLine[] | undefined): string => {
  const words = (all: readonly PageLine[]) => all.reduce((sum, line) => sum + line.wordCount, 0)
  return [
    count.pages(lines?.length ?? project.pageCount),
    ...(lines ? [count.words(words(lines))] : []),
    count.people(project.memberCount),
  ].join(' · ')
}

/** The project to take away; who may read it may. */
const TakeAway = ({ project }: { readonly project: Project }) => {
  const save = useExportProject(project)
  return (
    <Button icon={<IconDownload size={17} />} busy={save.isPending} onClick={() => save.mutate()}>
      {t('Export')}
    </Button>
  )
}

const Acts = ({ project }: { readonly project: Project }) => {
  const newPage = useNewPage(project.id)
  const bringIn = useImportAsPages(project.id)
  const [, setParams] = useSearchParams()
  return (
    <>
      <Button
        tone="accent"
        icon={<IconPlus size={17} />}
        busy={newPage.busy}
        onClick={() => newPage.make(null)}
      >
        {t('New page')}
      </Button>
      <Button icon={<IconTemplate size={17} />} onClick={() => setParams({ show: 'templates' })}>
        {t('From a template')}
      </Button>
      <FilePicker
        label={t('Import')}
        icon={<IconFileImport size={17} />}
        busy={bringIn.isPending}
        onFiles={(files) => bringIn.mutate(files)}
      />
      <TakeAway project={project} />
      {bringIn.report.length > 0 ? (
        <ImportReport files={bringIn.report} onClose={bringIn.forget} />
      ) : null}
    </>
  )
}

// Only who reads a public project from outside sees this: there is nothing to keep from them.
const asked = t('Those who look after the project have been asked.')

/** `/projects/:projectId`: the project as a book's table of contents, and its people. */
export const ContentsScreen = () => {
  const project = useProject()
  const pages = usePages(project)
  const lines = useLiveTitles(pages.data)
  useTitle(project.title)
  return (
    <Column
      title={<ProjectTitle project={project} />}
      about={sumOf(project, pages.data)}
      acts={project.can.write ? <Acts project={project} /> : <TakeAway project={project} />}
    >
      {project.role === null ? (
        <AskAccess of={{ projectId: project.id }} label={t('Ask to join')} sent={asked} />
      ) : null}
      <ContentsSection project={project} pages={pages} lines={lines} />
      <People project={project} />
      {project.role === null ? null : <FrontSection project={project} />}
      {project.can.manage ? <ProjectSettings project={project} /> : null}
    </Column>
  )
}
