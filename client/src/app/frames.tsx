import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from 'react-router'
import { t } from '../messages/t.ts'
import { BringHome } from '../pages/made-here/bring-home.tsx'
import { Problem } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { AccountMenu } from '../users/account-menu.tsx'
import { LanguageSwitch } from '../users/language-switch.tsx'
import { MeContext, meQuery, useLeavesTogether } from '../users/me.ts'
import { useAccountLanguage } from '../users/use-account-language.ts'
import { useTheme } from '../users/use-theme.ts'
import { PaletteKey } from './palette/palette-key.tsx'
import { PlainShell } from './plain-shell.tsx'

/** Around the screens before the door. */
export const Outside = () => (
  <PlainShell corner={<LanguageSwitch />}>
    <Outlet />
  </PlainShell>
)

/**
 * Lets only a signed-in person through; others sign in and come back to where they wanted to go. Who was
 * here before gets in without the server: what they may do is asked again as soon as it answers.
 */
export const Inside = () => {
  const me = useQuery(meQuery)
  const { pathname, search } = useLocation()
  useTheme(me.data)
  useAccountLanguage(me.data)
  useLeavesTogether()
  if (me.data) {
    return (
      <MeContext value={me.data}>
        <Outlet />
        <PaletteKey />
        <BringHome key={pathname} userId={me.data.id} />
      </MeContext>
    )
  }
  if (me.data === null) {
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`
    return <Navigate to={`/sign-in${next}`} replace />
  }
  return (
    <PlainShell>
      <Door title={me.error ? t('Nobody answers') : ''}>
        {me.error ? (
          <Problem error={me.error} again={() => void me.refetch()} />
        ) : (
          <Skeleton label={t('Opening Chapterhouse')} />
        )}
      </Door>
    </PlainShell>
  )
}

/** Around the screens that belong to a person and to no project. */
export const Lobby = () => (
  <PlainShell corner={<AccountMenu />}>
    <Outlet />
  </PlainShell>
)
