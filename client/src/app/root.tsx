import { Suspense, useEffect, useRef } from 'react'
import { Outlet, useLocation, useNavigationType } from 'react-router'
import { t } from '../messages/t.ts'
import { focusScreen } from '../ui/focus-screen.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { openInNewRelease } from '../worker/register.ts'
import { ReachBanner } from './reach-banner.tsx'
import { SafetyNet } from './safety-net.tsx'

/** On each new screen: it starts at its top, keys reach it, and a release that waits takes over. */
const useArrival = (pathname: string, search: string) => {
  const kind = useNavigationType()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    focusScreen()
    // Back and forward are left to the browser, which knows where one was.
    if (!openInNewRelease(pathname + search) && kind !== 'POP') scrollTo(0, 0)
  }, [pathname, search, kind])
}

/** Around every screen. */
export const Root = () => {
  const { pathname, search } = useLocation()
  useArrival(pathname, search)
  return (
    <>
      <a className="unseen skip" href="#main">
        {t('Skip to the content')}
      </a>
      <ReachBanner />
      <SafetyNet resetOn={pathname}>
        <Suspense fallback={<Skeleton label={t('Opening')} />}>
          <Outlet />
        </Suspense>
      </SafetyNet>
      <Toasts />
    </>
  )
}
