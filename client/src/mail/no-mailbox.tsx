import { Link } from 'react-router'
import { Notice } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'

/** For everybody the mailbox is not for: the same words as for an address nobody knows. */
export const NoMailbox = () => (
  <Door title="Nothing here" foot={<Link to="/">To the start</Link>}>
    <Notice title="There is nothing at this address">
      It may have been deleted, or is not for you to see.
    </Notice>
  </Door>
)
