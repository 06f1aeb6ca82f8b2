import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import type { PageLine } from '@chapterhouse/shared/pages/contract'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { t, tn } from '../../messages/t.ts'
import { projectsQuery } from '../../projects/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { pagesQuery } from '../api.ts'
import { nameOf, useCopy, useMoveTo } from '../place-api.ts'
import { homesFor, rootsOf } from '../tree/move.ts'
import styles from './place-dialog.module.css'
import { PlaceList } from './place-list.tsx'

/** What is asked, and what is done with the answer. */
export interface PlaceDialogProps {
  readonly act: 'move' | 'copy'
  /** The project the pages are in. */
  readonly project: Project
  readonly ids: readonly string[]
  readonly onClose: () => void
}

/** The projects something may be put into: where one writes, one's own first. */
const useTargets = (project: Project, onlyHere: boolean) => {
  const list = useInfiniteQuery({ ...projectsQuery(), enabled: !onlyHere })
  const others = list.data?.pages.flatMap((part) => part.items) ?? []
  const here = project.can.write ? [project] : []
  if (onlyHere) return { list, targets: here }
  const elsewhere = others.filter((one) => one.can.write && one.id !== project.id)
  return { list, targets: [...here, ...elsewhere] }
}

/** The pages that go, and the tree they are in: the way back is computed from it. */
interface ChoosingProps extends Omit<PlaceDialogProps, 'ids'> {
  readonly pages: readonly PageLine[]
  readonly tree: readonly PageLine[]
}

// A copy may go below the page it is of; a move may not.
const noneMoving: ReadonlySet<string> = new Set()
/** A person may read everywhere and write nowhere. */
const NowhereToGo = () => (
  <p className={styles.nowhere}>
    {t('There is no project you may write in. Make one of your own, or ask to be made an editor.')}
  </p>
)

/** Most copies are meant whole: what is below comes along unless one says no. */
const Below = ({ below, onChange }: { below: number; onChange: (along: boolean) => void }) =>
  below > 0 ? (
    <label className={styles.along}>
      <input
        type="checkbox"
        defaultChecked
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {tn(below, ['With the page below it', 'With the {n} pages below it'])}
    </label>
  ) : null

/** The acts of the dialog, once a place is chosen. */
const useGo = ({ act, pages, tree, onClose }: ChoosingProps) => {
  const move = useMoveTo()
  const copy = useCopy()
  const [page] = pages
  const go = (target: Project, parentId: PageId | null, withSubpages: boolean) => {
    const to = { projectId: target.id, parentId }
    if (act === 'move') move.mutate({ pages, tree, to, where: target.title, onDone: onClose })
    else if (page) copy.mutate({ page, to, withSubpages, onDone: onClose })
  }
  return { go, busy: move.isPending || copy.isPending }
}

/** Told before it happens: a moved page is gone for whoever is not in the other project. */
const Consequence = ({ act, leaves }: { act: 'move' | 'copy'; leaves: Project | null }) =>
  act === 'move' && leaves ? (
    <p className={styles.consequence}>
      {t(
        'History and pictures go along. Who is not a member of “{title}” cannot open it any more.',
        { title: leaves.title },
      )}
    </p>
  ) : null

// A locked page stays in its project: the api says so too, but here it is not offered.
const Choosing = (props: ChoosingProps) => {
  const { act, project, pages, tree } = props
  const locked = act === 'move' && pages.some((line) => line.editMode === 'LOCKED')
  const { list, targets } = useTargets(project, locked)
  const [chosen, setChosen] = useState<ProjectId | null>(null)
  const [parentId, setParentId] = useState<PageId | null>(null)
  const [along, setAlong] = useState(true)
  const target = targets.find(({ id }) => id === chosen) ?? targets[0]
  const there = useQuery({ ...pagesQuery(target?.id ?? project.id), enabled: target !== undefined })
  const { go, busy } = useGo(props)
  const moving = act === 'move' ? new Set<string>(pages.map(({ id }) => id)) : noneMoving
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (target && !busy) go(target, parentId, along)
  }
  if (!target)
    return list.isPending ? <Skeleton label={t('Loading the projects')} /> : <NowhereToGo />
  return (
    <form className={styles.form} aria-label={t('Choose a place')} onSubmit={onSubmit}>
      <Select
        label={t('Project')}
        value={target.id}
        choices={targets.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(event) => {
          setChosen(event.currentTarget.value as ProjectId)
          setParentId(null)
        }}
      />
      <Unloaded query={there} />
      {there.isPending ? <Skeleton label={t('Loading the pages')} lines={4} /> : null}
      {there.data ? (
        <PlaceList
          key={target.id}
          top={target.title}
          homes={homesFor(there.data, moving)}
          chosen={parentId}
          onChoose={setParentId}
        />
      ) : null}
      {act === 'copy' ? <Below below={belowOf(tree, pages)} onChange={setAlong} /> : null}
      <Consequence act={act} leaves={target.id === project.id ? null : target} />
      <Button type="submit" tone="accent" busy={busy} disabled={!there.data}>
        {act === 'move' ? t('Move here') : t('Copy here')}
      </Button>
    </form>
  )
}

/** How many pages would come along. */
const belowOf = (tree: readonly PageLine[], pages: readonly PageLine[]): number =>
  tree.length - homesFor(tree, new Set(pages.map(({ id }) => id))).length - pages.length

/** Where to? A project one writes in, and a page in it, or its top. */
export const PlaceDialog = (props: PlaceDialogProps) => {
  const { act, project, ids, onClose } = props
  const tree = useQuery(pagesQuery(project.id))
  const pages = rootsOf(tree.data ?? [], new Set(ids))
  const verb = act === 'move' ? t('Move') : t('Copy')
  const named = { pages: nameOf(pages) }
  const asked = act === 'move' ? t('Move {pages}', named) : t('Copy {pages}', named)
  return (
    <Dialog title={tree.data ? asked : verb} onClose={onClose}>
      <div className={styles.body}>
        <Unloaded query={tree} />
        {tree.data ? <Choosing {...props} pages={pages} tree={tree.data} /> : null}
      </div>
    </Dialog>
  )
}
