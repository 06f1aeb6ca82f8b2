import type { Page, ReadOnly as Why } from '@chapterhouse/shared/pages/contract'
import { IconEye, IconLock } from '@tabler/icons-react'
import { t } from '../messages/t.ts'
import { AskAccess } from '../projects/requests/ask-access.tsx'

const why: Record<Why, string> = {
  role: t('You can read this page; writing in it takes another role in the project.'),
  locked: t('This page is locked, for everybody. You may unlock it in its menu.'),
  protected: t(
    'This page is protected: nobody writes in it directly. You may open it in its menu.',
  ),
  given: t(
    'This page was given to you to read. Writing in it is for those who look after it to give.',
  ),
}

const sent = t(
  'Those who look after the project have been asked. This page opens for writing as soon as they agree.',
)

/** Why the text does not take what is typed, and what can be done about it. */
export const ReadOnly = ({ page }: { readonly page: Page }) => {
  const reason = page.readOnly ?? 'role'
  const asks = reason === 'role' || reason === 'given'
  return (
    <div className="read-only">
      <p role="note">
        {asks ? <IconEye size={16} /> : <IconLock size={16} />}
        {why[reason]}
      </p>
      {asks ? <AskAccess of={{ pageId: page.id }} label={t('Ask to write')} sent={sent} /> : null}
    </div>
  )
}
