import {
  IconEye,
  IconFocusCentered,
  IconKeyframeAlignVertical,
  IconListTree,
} from '@tabler/icons-react'
import { t } from '../../messages/t.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuChoice } from '../../ui/menu-choice.ts'
import { useOfferActs } from '../../ui/offered-acts.ts'
import { useViewWishes, type ViewWish, viewWishes } from './view-wishes.ts'

const size = { size: 17, stroke: 1.75, 'aria-hidden': true } as const

/** What can be seen otherwise, in the order it is offered. */
export const views = [
  { wish: 'outline', label: t('Outline'), icon: <IconListTree {...size} /> },
  { wish: 'focus', label: t('Focus mode'), icon: <IconFocusCentered {...size} /> },
  {
    wish: 'typewriter',
    label: t('Typewriter mode'),
    icon: <IconKeyframeAlignVertical {...size} />,
  },
] as const satisfies readonly { wish: ViewWish; label: string; icon: unknown }[]

/** How this device shows the text. */
export const ViewMenu = () => {
  const wishes = useViewWishes()
  const choices: MenuChoice[] = views.map(({ wish, label, icon }) => ({
    label,
    icon,
    checked: wishes[wish],
    act: () => viewWishes.toggle(wish),
  }))
  useOfferActs(t('View'), () => choices)
  return (
    <Menu
      label={t('View')}
      choices={choices}
      button={
        <IconButton tip={false} label={t('View')} icon={<IconEye size={20} stroke={1.7} />} />
      }
    />
  )
}
