import type { Me } from '@chapterhouse/shared/users/contract'
import {
  IconDeviceDesktop,
  IconHome,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { createPortal } from 'react-dom'
import { useNavigate } from 'react-router'
import { t } from '../messages/t.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Menu } from '../ui/menu.tsx'
import type { MenuChoice } from '../ui/menu-choice.ts'
import { useOfferActs } from '../ui/offered-acts.ts'
import styles from './account-menu.module.css'
import { useMe } from './me.ts'
import { useChooseTheme } from './use-theme.ts'

const SignOut = lazy(async () => ({ default: (await import('./sign-out.tsx')).SignOut }))

const themes = [
  { theme: 'system', label: t('As the system'), icon: <IconDeviceDesktop size={17} /> },
  { theme: 'light', label: t('Light'), icon: <IconSun size={17} /> },
  { theme: 'dark', label: t('Dark'), icon: <IconMoon size={17} /> },
] as const

const useThemeChoices = (me: Me): MenuChoice[] => {
  const choose = useChooseTheme(me)
  return themes.map(({ theme, label, icon }) => ({
    label,
    icon,
    divide: theme === 'system',
    checked: me.theme === theme,
    act: () => choose(theme),
  }))
}

/** For who looks after the house, and for who moderates. */
const useHouse = ({ platformRole }: Me): MenuChoice[] => {
  const navigate = useNavigate()
  const to = (address: string, label: string) => [
    { label, icon: <IconHome size={17} />, act: () => void navigate(address) },
  ]
  if (platformRole === 'ADMIN') return to('/admin', t('Administration'))
  return platformRole === 'MODERATOR' ? to('/admin/moderation', t('Moderation')) : []
}

/** The person in the corner: settings, light and dark, the way out. */
export const AccountMenu = ({ named }: { readonly named?: boolean }) => {
  const me = useMe()
  const navigate = useNavigate()
  const [leaves, setLeaves] = useState(false)
  const choices: MenuChoice[] = [
    { label: t('Account'), icon: <IconSettings size={17} />, act: () => void navigate('/account') },
    ...useHouse(me),
    ...useThemeChoices(me),
    {
      label: t('Sign out'),
      icon: <IconLogout size={17} />,
      divide: true,
      act: () => setLeaves(true),
    },
  ]
  useOfferActs(t('Account'), () => choices)
  return (
    <>
      <Menu
        label={t('Account')}
        align={named ? 'start' : 'end'}
        choices={choices}
        head={
          <p className={styles.head}>
            <strong>{me.displayName}</strong>
            <span>{me.email}</span>
          </p>
        }
        button={
          <button
            type="button"
            className={styles.button}
            aria-label={named ? undefined : t('Account of {name}', { name: me.displayName })}
          >
            <Avatar person={me} size={26} />
            {named ? <span className={styles.name}>{me.displayName}</span> : null}
          </button>
        }
      />
      {leaves
        ? createPortal(
            <Suspense>
              <SignOut me={me} onClose={() => setLeaves(false)} />
            </Suspense>,
            document.body,
          )
        : null}
    </>
  )
}
