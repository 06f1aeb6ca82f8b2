import { useDocumentTitle } from '@mantine/hooks'
import { Link } from 'react-router'
import { Door } from '../ui/screen.tsx'

/** For everybody the mailbox is not for: as at an address where nothing is. */
export const NoMailbox = () => {
  useDocumentTitle('Not found · Chapterhouse')
  return (
    <Door title="There is nothing here for you" about="The address may be wrong.">
      <Link to="/">To your projects</Link>
    </Door>
  )
}
