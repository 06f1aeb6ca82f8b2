import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, type ComponentType, lazy, Suspense, useEffect, useMemo } from 'react'
import { useOutletContext, useParams, useSearchParams } from 'react-router'
import { EditorPart } from '../editor/editor-part.ts'
import type { PageEditor } from '../editor/page-editor.tsx'
import { isRefusal } from '../kernel/explain.ts'
import { useReach } from '../kernel/use-reach.ts'
import { t } from '../messages/t.ts'
import { AskAccess } from '../projects/requests/ask-access.tsx'
import { InBar } from '../ui/bar-slot.tsx'
import { Problem } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { useMe } from '../users/me.ts'
import { pageQuery } from './api.ts'
import { endFirstLook, FirstLook } from './first-look.tsx'
import { DropZone } from './import/drop-zone.tsx'
import { useImportInto } from './import/use-import.ts'
import { LeftBehind } from './left-behind.tsx'
import { useLiveTitles } from './live-title.ts'
import { PageMenu } from './menu/page-menu.tsx'
import styles from './page-screen.module.css'
import { FavouriteButton } from './shelf/favourite-button.tsx'
import { useVisit } from './shelf/shelf-api.ts'
import { titleOf } from './title.ts'
import { useCaretInTitle } from './use-caret-in-title.ts'

// All are fetched when they are first asked for.
const LazyRename = lazy(async () => ({
  default: (await import('./menu/name-dialogs.tsx')).RenameDialog,
}))

const LazyVersion = lazy(async () => ({
  default: (await import('./menu/name-dialogs.tsx')).VersionDialog,
}))

const LazyReport = lazy(async () => ({
  default: (await import('./import/import-report.tsx')).ImportReport,
}))

const LazyExport = lazy(async () => ({
  default: (await import('./menu/export-dialog.tsx')).ExportDialog,
}))

const LazyProperties = lazy(async () => ({
  default: (await import('./properties/properties-dialog.tsx')).PropertiesDialog,
}))

const LazyPublish = lazy(async () => ({
  default: (await import('../publishing/publish-dialog.tsx')).PublishDialog,
}))

const dialogs: Readonly<Record<string, typeof LazyRename>> = {
  rename: LazyRename,
  version: LazyVersion,
  export: LazyExport,
  properties: LazyProperties,
  publish: LazyPublish,
}

/** What stands in the middle of the page; the real editor unless a test looks at the frame alone. */
interface Middle {
  readonly editor?: ComponentType<ComponentProps<typeof PageEditor>>
}

/** The shape of a text, where the text will be. */
const Waiting = () => {
  const { pageId } = useParams()
  return (
    <FirstLook pageId={pageId}>
      <div className={styles.waiting}>
        <Skeleton label={t('Opening the page')} kind="text" lines={6} />
      </div>
    </FirstLook>
  )
}

/** A dialog is an address, so that Back closes it and a menu need not hold its state. */
const Dialogs = ({ page }: { readonly page: Page }) => {
  const [params, setParams] = useSearchParams()
  const Shown = dialogs[params.get('show') ?? '']
  return Shown ? <Shown page={page} onClose={() => setParams({}, { replace: true })} /> : null
}

/** The editor with all that belongs to a whole page: menu, imports, dialogs. */
const Writing = ({ page, editor: Text = EditorPart }: Middle & { readonly page: Page }) => {
  const me = useMe()
  const project = useOutletContext<Project | null>()
  const reach = useReach()
  const bringIn = useImportInto(page.id)
  const onFiles = (files: File[]) => bringIn.mutate(files)
  useCaretInTitle()
  useVisit(page.id)
  const [titled = page] = useLiveTitles(useMemo(() => [page], [page]))
  useTitle(titleOf(titled), project?.title)
  return (
    <DropZone onFiles={onFiles} disabled={!page.can.write || page.given}>
      {page.can.write ? <h1 className="unseen">{titleOf(titled)}</h1> : null}
      <Suspense fallback={<Waiting />}>
        <Text key={page.id} page={page} me={me} offline={reach !== 'here'} />
      </Suspense>
      {page.given ? null : (
        <InBar>
          <span className={styles.menu}>
            <FavouriteButton page={page} />
            <PageMenu page={page} onFiles={onFiles} />
          </span>
        </InBar>
      )}
      <Suspense fallback={null}>
        {bringIn.report.length > 0 ? (
          <LazyReport files={bringIn.report} onClose={bringIn.forget} />
        ) : null}
        <Dialogs page={page} />
      </Suspense>
    </DropZone>
  )
}

/** Nothing is shown beside the reason why a page cannot be opened. */
const useNoLook = (failed: boolean) => {
  useEffect(() => {
    if (failed) endFirstLook()
  }, [failed])
}

// What was seen before is not shown to who may not see it any more.
const noes = ['not_found', 'forbidden', 'paused'] as const

/** `/p/:pageId`: where the writing happens. */
export const PageScreen = (middle: Middle) => {
  const { pageId } = useParams()
  const page = useQuery(pageQuery(pageId as PageId))
  useNoLook(page.isError)
  if (page.data && !isRefusal(page.error, ...noes)) {
    return <Writing page={page.data} {...middle} />
  }
  if (page.isPending) return <Waiting />
  return (
    <Door title={t('This page cannot be opened')}>
      <LeftBehind pageId={pageId as PageId} />
      <Problem error={page.error} again={() => void page.refetch()} />
      {isRefusal(page.error, ...noes) ? <AskAccess of={{ pageId: pageId as PageId }} /> : null}
    </Door>
  )
}
