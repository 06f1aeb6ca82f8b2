import { useHotkeys, useLocalStorage, useMediaQuery } from '@mantine/hooks'
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMenu2,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { t } from '../messages/t.ts'
import { BarSlot } from '../ui/bar-slot.tsx'
import { IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { AccountMenu } from '../users/account-menu.tsx'
import styles from './shell.module.css'

interface ShellProps {
  /** What stands in the sidebar between the wordmark and the person. */
  readonly side: ReactNode
  /** Where one is, at the left of the bar. */
  readonly place: ReactNode
  /** What can be done here, at the right of the bar. */
  readonly acts: ReactNode
  readonly children: ReactNode
}

/** Below this the tree would leave less than the measure of the text. */
const isNarrow = '(max-width: 56rem)'

/** The sidebar's state: folded away on this device, or as a drawer on a narrow one. */
const useSidebar = () => {
  const narrow = useMediaQuery(isNarrow, undefined, { getInitialValueInEffect: false }) ?? false
  const { pathname } = useLocation()
  const [folded, setFolded] = useLocalStorage({ key: 'chapterhouse.sidebar', defaultValue: false })
  // The drawer belongs to the screen it was opened on: going elsewhere from it is done with it.
  const [drawerOn, setDrawerOn] = useState<string | null>(null)
  const drawer = drawerOn === pathname
  const toggle = () => (narrow ? setDrawerOn(drawer ? null : pathname) : setFolded(!folded))
  useHotkeys([['mod+\\', toggle]], [], true)
  return { narrow, shown: !narrow && !folded, drawer: narrow && drawer, toggle }
}

/** The column itself, the same at the side and in the drawer. */
const Side = ({ children, fold }: { readonly children: ReactNode; readonly fold?: ReactNode }) => (
  <div className={styles.side}>
    <div className={styles.sideHead}>
      <Link to="/" className={styles.home} aria-label={t('Chapterhouse: all projects')}>
        <Wordmark />
      </Link>
      {fold}
    </div>
    <div className={styles.sideBody}>{children}</div>
    <div className={styles.sideFoot}>
      <AccountMenu named />
    </div>
  </div>
)

/** A project around its screens: the tree at the side, a bar above, the screen itself. */
export const Shell = ({ side, place, acts, children }: ShellProps) => {
  const { narrow, shown, drawer, toggle } = useSidebar()
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const fold = (
    <IconButton
      label={t('Hide the sidebar')}
      icon={<IconLayoutSidebarLeftCollapse size={19} stroke={1.6} />}
      onClick={toggle}
    />
  )
  return (
    <div className={styles.shell} data-side={shown}>
      {shown ? (
        <nav className={styles.sidebar} aria-label={t('Project')}>
          <Side fold={fold}>{side}</Side>
        </nav>
      ) : null}
      {drawer ? (
        <Dialog kind="side" bare title={t('Project')} onClose={toggle}>
          <Side>{side}</Side>
        </Dialog>
      ) : null}
      <div className={styles.main}>
        <header className={styles.bar}>
          {shown ? null : (
            <IconButton
              label={t('Show the sidebar')}
              aria-expanded={false}
              icon={
                narrow ? (
                  <IconMenu2 size={19} />
                ) : (
                  <IconLayoutSidebarLeftExpand size={19} stroke={1.6} />
                )
              }
              onClick={toggle}
            />
          )}
          <div className={styles.place}>{place}</div>
          <div className={styles.slot} ref={setSlot} />
          <div className={styles.acts}>{acts}</div>
        </header>
        <main id="main" className={styles.screen} tabIndex={-1}>
          <BarSlot value={slot}>{children}</BarSlot>
        </main>
      </div>
    </div>
  )
}
