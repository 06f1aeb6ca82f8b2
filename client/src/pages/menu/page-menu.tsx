import type { Page } from '@chapterhouse/shared/pages/contract'
import {
  IconBookmark,
  IconCopy,
  IconCopyPlus,
  IconDots,
  IconDownload,
  IconFileImport,
  IconFolderSymlink,
  IconHistory,
  IconInfoCircle,
  IconLink,
  IconLock,
  IconLockOpen,
  IconMoodSmile,
  IconPencil,
  IconPhoto,
  IconPhotoOff,
  IconTemplate,
  IconTrash,
  IconWorld,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { t } from '../../messages/t.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuChoice } from '../../ui/menu-choice.ts'
import { useOfferActs } from '../../ui/offered-acts.ts'
import { pagesQuery, useChangePage, useDeletePage } from '../api.ts'
import { importableTypes } from '../import/importable.ts'
import { usePickCover } from '../look/page-head.tsx'
import { useMadeHere, withoutServer } from '../made-here/use-made-here.ts'
import { useAskPlace } from '../place/place-dialogs.tsx'
import { useCopy, useSaveAsTemplate } from '../place-api.ts'
import { useProject } from '../use-project.ts'

interface PageMenuProps {
  readonly page: Page
  readonly onFiles: (files: File[]) => void
}

/** What is done with the text: named, kept, looked back at, added to. */
const useTextActs = (page: Page, pick: () => void): MenuChoice[] => {
  const [, setParams] = useSearchParams()
  const navigate = useNavigate()
  const show = (name: string) => () => setParams({ show: name })
  return [
    {
      label: t('Rename'),
      icon: <IconPencil size={17} />,
      disabled: !page.can.rename,
      act: show('rename'),
    },
    {
      label: t('Keep a version'),
      icon: <IconBookmark size={17} />,
      disabled: !page.can.nameVersion,
      act: show('version'),
    },
    {
      label: t('History'),
      icon: <IconHistory size={17} />,
      act: () => void navigate(`/p/${page.id}/history`),
    },
    {
      label: t('Properties'),
      icon: <IconInfoCircle size={17} />,
      act: show('properties'),
    },
    {
      label: t('Import a file'),
      icon: <IconFileImport size={17} />,
      divide: true,
      disabled: !page.can.write,
      act: pick,
    },
    {
      label: t('Export, copy, print'),
      icon: <IconDownload size={17} />,
      divide: !page.can.write,
      act: show('export'),
    },
  ]
}

/**
 * For people who are no members: who may come in is for those to say who manage the project, what the
 * world reads for those who write.
 */
const useShareActs = (page: Page): MenuChoice[] => {
  const [, setParams] = useSearchParams()
  const { can } = useProject()
  return [
    {
      label: t('Share with a link'),
      icon: <IconLink size={17} />,
      disabled: !can.manage,
      act: () => setParams({ show: 'share', of: page.id }),
    },
    {
      label: t('Publish'),
      icon: <IconWorld size={17} />,
      disabled: !page.can.nameVersion,
      act: () => setParams({ show: 'publish' }),
    },
  ]
}

/** How the page looks, for who cannot hover over its head. */
const useLookActs = (page: Page, pick: () => void): MenuChoice[] => {
  const [, setParams] = useSearchParams()
  const change = useChangePage()
  const disabled = !page.can.describe
  return [
    {
      label: page.icon ? t('Change the icon') : t('Add an icon'),
      icon: <IconMoodSmile size={17} />,
      divide: true,
      disabled,
      act: () => setParams({ show: 'icon', of: page.id }),
    },
    {
      label: page.cover ? t('Change the cover') : t('Add a cover'),
      icon: <IconPhoto size={17} />,
      disabled,
      act: pick,
    },
    {
      label: t('Remove the cover'),
      icon: <IconPhotoOff size={17} />,
      disabled: disabled || page.cover === null,
      act: () => change.mutate({ pageId: page.id, cover: null }),
    },
  ]
}

/** The page made once more, or put elsewhere. */
const usePlaceActs = (page: Page): MenuChoice[] => {
  const copy = useCopy()
  const askPlace = useAskPlace()
  const tree = useQuery(pagesQuery(page.projectId))
  const hasBelow = tree.data?.some((line) => line.parentId === page.id) ?? false
  return [
    {
      label: t('Duplicate'),
      icon: <IconCopy size={17} />,
      divide: true,
      disabled: !page.can.duplicate,
      act: () => copy.mutate({ page, withSubpages: false }),
    },
    {
      label: t('Duplicate with what is below'),
      icon: <IconCopy size={17} />,
      disabled: !page.can.duplicate || !hasBelow,
      act: () => copy.mutate({ page, withSubpages: true }),
    },
    {
      label: t('Copy to…'),
      icon: <IconCopyPlus size={17} />,
      divide: !page.can.duplicate,
      act: () => askPlace('copy', [page.id]),
    },
    {
      label: t('Move to…'),
      icon: <IconFolderSymlink size={17} />,
      disabled: !page.can.move,
      act: () => askPlace('move', [page.id]),
    },
  ]
}

/** What others begin from: this page itself, or a copy of it. */
const useTemplateActs = (page: Page): MenuChoice[] => {
  const change = useChangePage()
  const save = useSaveAsTemplate()
  const { id: pageId, isTemplate } = page
  return [
    {
      label: t('Use as a template'),
      icon: <IconTemplate size={17} />,
      divide: true,
      checked: isTemplate,
      disabled: !page.can.describe,
      act: () => change.mutate({ pageId, isTemplate: !isTemplate }),
    },
    {
      label: t('Save a copy as a template'),
      icon: <IconCopyPlus size={17} />,
      disabled: !page.can.duplicate || isTemplate,
      act: () => save.mutate(page),
    },
  ]
}

/** A page is open to all writers, or to nobody. */
const useLockActs = (page: Page): MenuChoice[] => {
  const change = useChangePage()
  if (!page.can.setMode) return []
  const set = (editMode: Page['editMode']) => () => change.mutate({ pageId: page.id, editMode })
  const isOpen = page.editMode === 'LIVE'
  return [
    {
      label: isOpen ? t('Lock: nobody writes') : t('Open for writing again'),
      icon: isOpen ? <IconLock size={17} /> : <IconLockOpen size={17} />,
      divide: true,
      act: set(isOpen ? 'LOCKED' : 'LIVE'),
    },
  ]
}

/** All that can be done with a whole page. */
export const PageMenu = ({ page, onFiles }: PageMenuProps) => {
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const remove = useDeletePage(({ projectId }) => void navigate(`/projects/${projectId}`))
  const cover = usePickCover(page)
  const made = useMadeHere(page.id)
  const all: MenuChoice[] = [
    ...useTextActs(page, () => input.current?.click()),
    ...useShareActs(page),
    ...useLookActs(page, cover.pick),
    ...usePlaceActs(page),
    ...useTemplateActs(page),
    ...useLockActs(page),
    {
      label: t('Move to the trash'),
      icon: <IconTrash size={17} />,
      divide: true,
      danger: true,
      disabled: !page.can.delete,
      act: () => remove.mutate(page),
    },
    // What a role never allows is not shown at all; a list of grey lines helps nobody.
  ].filter((choice) => !choice.disabled)
  const choices = made ? withoutServer(all) : all
  useOfferActs(t('Page'), () => choices)
  return (
    <>
      <Menu
        label={t('Page')}
        choices={choices}
        button={
          <IconButton tip={false} label={t('Acts on this page')} icon={<IconDots size={20} />} />
        }
      />
      {cover.field}
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t('Files to import')}
        accept={importableTypes}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}
