import { signOut } from '@chapterhouse/shared/auth/contract'
import type { Me } from '@chapterhouse/shared/users/contract'
import { IconDeviceDesktop, IconLogout, IconMoon, IconSettings, IconSun } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask } from '../kernel/ask.ts'
import { meKey } from '../kernel/query-client.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Menu } from '../ui/menu.tsx'
import type { MenuChoice } from '../ui/menu-choice.ts'
import { useOfferActs } from '../ui/offered-acts.ts'
import { useAct } from '../ui/use-act.ts'
import styles from './account-menu.module.css'
import { useMe } from './me.ts'
import { forgetTheme, useChooseTheme } from './use-theme.ts'

const themes = [
  { theme: 'system', label: 'As the system', icon: <IconDeviceDesktop size={17} /> },
  { theme: 'light', label: 'Light', icon: <IconSun size={17} /> },
  { theme: 'dark', label: 'Dark', icon: <IconMoon size={17} /> },
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

/** Ends the session; what this browser kept of the api's answers goes with it. */
const useSignOut = (me: Me) => {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useAct(async () => {
    await ask(signOut, {})
    forgetTheme(me)
    client.setQueryData(meKey, null)
    await navigate('/sign-in', { replace: true })
  })
}

/** The person in the corner: settings, light and dark, the way out. */
export const AccountMenu = ({ named }: { readonly named?: boolean }) => {
  const me = useMe()
  const navigate = useNavigate()
  const out = useSignOut(me)
  const choices: MenuChoice[] = [
    { label: 'Account', icon: <IconSettings size={17} />, act: () => void navigate('/account') },
    ...useThemeChoices(me),
    { label: 'Sign out', icon: <IconLogout size={17} />, divide: true, act: () => out.mutate() },
  ]
  useOfferActs('Account', () => choices)
  return (
    <Menu
      label="Account"
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
          aria-label={named ? undefined : `Account of ${me.displayName}`}
        >
          <Avatar person={me} size={26} />
          {named ? <span className={styles.name}>{me.displayName}</span> : null}
        </button>
      }
    />
  )
}
