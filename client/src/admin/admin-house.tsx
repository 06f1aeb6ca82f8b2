import type { ReactNode } from 'react'
import { NavLink, Route, Routes } from 'react-router'
import { t } from '../messages/t.ts'
import { useTitle } from '../ui/use-title.ts'
import styles from './admin.module.css'
import { ErrorsScreen } from './errors-screen.tsx'
import { JobsScreen } from './jobs-screen.tsx'
import { ModerationScreen } from './moderation/moderation-screen.tsx'
import { OverviewScreen } from './overview-screen.tsx'
import { PeopleScreen } from './people/people-screen.tsx'
import { ProjectsScreen } from './projects-screen.tsx'
import { SignUpScreen } from './sign-up-screen.tsx'
import { StorageScreen } from './storage-screen.tsx'

/** Where one can go, in the order of how often one does. */
const places = [
  ['/admin', t('Overview')],
  ['/admin/people', t('People')],
  ['/admin/projects', t('Projects')],
  ['/admin/moderation', t('Moderation')],
  ['/admin/storage', t('Storage')],
  ['/dev/mailbox', t('Mails')],
  ['/admin/jobs', t('Jobs')],
  ['/admin/errors', t('Errors')],
  ['/admin/sign-up', t('Sign-up')],
] as const

/** The places, all in sight: on a phone in several rows. */
const Places = () => (
  <nav className={styles.places} aria-label={t('Administration')}>
    {places.map(([to, name]) => (
      <NavLink key={to} to={to} end>
        {name}
      </NavLink>
    ))}
  </nav>
)

/** `/admin/…`: for who looks after the house. What is at no such address is not there. */
export const AdminHouse = ({ nothing }: { readonly nothing: ReactNode }) => {
  useTitle(t('Administration'))
  return (
    <>
      <Places />
      <Routes>
        <Route index element={<OverviewScreen />} />
        <Route path="people" element={<PeopleScreen />} />
        <Route path="projects" element={<ProjectsScreen />} />
        <Route path="moderation" element={<ModerationScreen />} />
        <Route path="storage" element={<StorageScreen />} />
        <Route path="jobs" element={<JobsScreen />} />
        <Route path="errors" element={<ErrorsScreen />} />
        <Route path="sign-up" element={<SignUpScreen />} />
        <Route path="*" element={nothing} />
      </Routes>
    </>
  )
}
