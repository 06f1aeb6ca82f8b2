import type { PageLine } from '@chapterhouse/shared/pages/contract'
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconCopyPlus,
  IconDots,
  IconFolderSymlink,
  IconIndentDecrease,
  IconIndentIncrease,
  IconMoodSmile,
  IconPencil,
  IconPlus,
  IconStar,
  IconStarOff,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react'
import { t } from '../../messages/t.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuChoice } from '../../ui/menu-choice.ts'
import { useMadeHere, withoutServer } from '../made-here/use-made-here.ts'
import { titleOf } from '../title.ts'
import type { Direction } from './move.ts'
import styles from './page-tree.module.css'
import type { TreeActs } from './use-tree-acts.ts'

interface RowMenuProps {
  readonly line: PageLine
  readonly hasBelow: boolean
  readonly acts: TreeActs
}

/** The four moves, with the keys that do the same. */
const steps = [
  { direction: 'up', label: t('Move up'), hint: t('Alt ↑'), icon: <IconArrowUp size={17} /> },
  { direction: 'down', label: t('Move down'), hint: t('Alt ↓'), icon: <IconArrowDown size={17} /> },
  {
    direction: 'in',
    label: t('Move into the page above'),
    hint: t('Alt →'),
    icon: <IconIndentIncrease size={17} />,
  },
  {
    direction: 'out',
    label: t('Move out of its page'),
    hint: t('Alt ←'),
    icon: <IconIndentDecrease size={17} />,
  },
] as const satisfies readonly { direction: Direction; label: string; hint: string; icon: unknown }[]

/** Impossible moves stay in grey: they are possible again after the next one. */
const choicesFor = ({ line, hasBelow, acts }: RowMenuProps): MenuChoice[] => [
  {
    label: t('Rename'),
    hint: 'F2',
    icon: <IconPencil size={17} />,
    act: () => acts.startRename(line.id),
  },
  {
    label: t('Icon'),
    icon: <IconMoodSmile size={17} />,
    disabled: line.editMode === 'LOCKED',
    act: () => acts.askIcon(line.id),
  },
  {
    label: t('New page below it'),
    icon: <IconPlus size={17} />,
    act: () => acts.addBelow(line.id),
  },
  {
    label: t('From a template below it'),
    icon: <IconTemplate size={17} />,
    act: () => acts.askTemplate(line.id),
  },
  ...steps.map(({ direction, label, hint, icon }) => ({
    label,
    hint,
    icon,
    divide: direction === 'up',
    disabled: !acts.canStep(line.id, direction),
    act: () => acts.step(line.id, direction),
  })),
  {
    label: t('Move to…'),
    icon: <IconFolderSymlink size={17} />,
    act: () => acts.askPlace('move', [line.id]),
  },
  {
    label: t('Duplicate'),
    icon: <IconCopy size={17} />,
    divide: true,
    act: () => acts.duplicate(line, false),
  },
  ...(hasBelow
    ? [
        {
          label: t('Duplicate with what is below'),
          icon: <IconCopy size={17} />,
          act: () => acts.duplicate(line, true),
        },
      ]
    : []),
  {
    label: t('Copy to…'),
    icon: <IconCopyPlus size={17} />,
    act: () => acts.askPlace('copy', [line.id]),
  },
  {
    label: t('Move to the trash'),
    hint: t('Del'),
    icon: <IconTrash size={17} />,
    divide: true,
    danger: true,
    act: () => acts.remove(line),
  },
]

const favouriteChoice = ({ line, acts }: RowMenuProps): MenuChoice => {
  const marked = acts.favourites.has(line.id)
  return {
    label: marked ? t('Remove from favourites') : t('Add to favourites'),
    icon: marked ? <IconStarOff size={17} /> : <IconStar size={17} />,
    act: () => acts.favourites.toggle(line),
  }
}

/** Everything a drag or a key does, as a list; who only reads has their own marks. */
export const RowMenu = (props: RowMenuProps) => {
  const { line, acts } = props
  const made = useMadeHere(line.id)
  const all = [favouriteChoice(props), ...(acts.canWrite ? choicesFor(props) : [])]
  return (
    <Menu
      label={t('Acts on {title}', { title: titleOf(line) })}
      align="start"
      choices={made ? withoutServer(all) : all}
      button={
        <IconButton
          small
          tip={false}
          tabIndex={-1}
          className={styles.dots}
          label={t('Acts on {title}', { title: titleOf(line) })}
          icon={<IconDots size={16} />}
          data-row-menu=""
        />
      }
    />
  )
}
