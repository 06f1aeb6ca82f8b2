import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Door } from '../ui/screen.tsx'

interface NotThereProps {
  /** What of the person's own is left all the same. */
  readonly children?: ReactNode
}

/** Nothing at this address that this person may know of. */
export const NotThere = ({ children }: NotThereProps) => {
  useDocumentTitle('Not found · Chapterhouse')
  return (
    <Door
      title="There is nothing here for you"
      about="The address may be wrong, the page may be in the trash, or you may not be a member of its project. If somebody sent you the address, ask them to invite you."
    >
      {children}
      <Link to="/">To your projects</Link>
    </Door>
  )
}
