import type { Page } from '@chapterhouse/shared/pages/contract'
import { IconEye, IconLock } from '@tabler/icons-react'

const why: Record<Page['editMode'], string> = {
  LIVE: 'You can read this page. Ask an owner of the project if you want to write in it.',
  PROTECTED: 'This page is protected: nobody changes it directly.',
  LOCKED: 'This page is locked. Somebody who manages the project can unlock it.',
}

/** Why the text does not take what is typed. */
export const ReadOnly = ({ page }: { readonly page: Page }) => (
  <p className="read-only" role="note">
    {page.editMode === 'LIVE' ? <IconEye size={16} /> : <IconLock size={16} />}
    {why[page.editMode]}
  </p>
)
