import { useDocumentTitle } from '@mantine/hooks'
import { Link } from 'react-router'
import { Door } from '../ui/screen.tsx'

/** Nothing at this address that this person may know of. */
export const NotThere = () => {
  useDocumentTitle('Not found · Chapterhouse')
  return (
    <Door
      title="There is nothing here for you"
      about="The address may be wrong, the page may be in the trash, or you may not be a member of its project. If somebody sent you the address, ask them to invite you."
    >
      <Link to="/">To your projects</Link>
    </Door>
  )
}
