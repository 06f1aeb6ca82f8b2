import { useEffect, useRef } from 'react'
import { Outlet, ScrollRestoration, useLocation } from 'react-router'
import { Toasts } from '../ui/toasts.tsx'
import { openInNewRelease } from '../worker/register.ts'
import { ReachBanner } from './reach-banner.tsx'

/** On each new screen: the focus goes to it for those who hear it, and a new release takes over. */
const useArrival = () => {
  const { pathname, search } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    openInNewRelease(pathname + search)
  }, [pathname, search])
}

/** Around every screen. */
export const Root = () => {
  useArrival()
  return (
    <>
      <a className="unseen skip" href="#main">
        Skip to the content
      </a>
      <ReachBanner />
      <Outlet />
      <Toasts />
      <ScrollRestoration />
    </>
  )
}
