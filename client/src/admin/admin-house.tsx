import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { NavLink, Route, Routes } from 'react-router'
import styles from './admin.module.css'
import { ErrorsScreen } from './errors-screen.tsx'
import { JobsScreen } from './jobs-screen.tsx'
import { OverviewScreen } from './overview-screen.tsx'
import { PeopleScreen } from './people/people-screen.tsx'
import { ProjectsScreen } from './projects-screen.tsx'
import { SignUpScreen } from './sign-up-screen.tsx'
import { StorageScreen } from './storage-screen.tsx'

/** Where one can go, in the order of how often one does. */
const places = [
  ['/admin', 'Overview'],
  ['/admin/people', 'People'],
  ['/admin/projects', 'Projects'],
  ['/admin/storage', 'Storage'],
  ['/dev/mailbox', 'Mails'],
  ['/admin/jobs', 'Jobs'],
  ['/admin/errors', 'Errors'],
  ['/admin/sign-up', 'Sign-up'],
] as const

/** The places, all in sight: on a phone in several rows. */
const Places = () => (
  <nav className={styles.places} aria-label="Administration">
    {places.map(([to, name]) => (
      <NavLink key={to} to={to} end>
        {name}
      </NavLink>
    ))}
  </nav>
)

/** `/admin/…`: for who looks after the house. What is at no such address is not there. */
export const AdminHouse = ({ nothing }: { readonly nothing: ReactNode }) => {
  useDocumentTitle('Administration · Chapterhouse')
  return (
    <>
      <Places />
      <Routes>
        <Route index element={<OverviewScreen />} />
        <Route path="people" element={<PeopleScreen />} />
        <Route path="projects" element={<ProjectsScreen />} />
        <Route path="storage" element={<StorageScreen />} />
        <Route path="jobs" element={<JobsScreen />} />
        <Route path="errors" element={<ErrorsScreen />} />
        <Route path="sign-up" element={<SignUpScreen />} />
        <Route path="*" element={nothing} />
      </Routes>
    </>
  )
}
