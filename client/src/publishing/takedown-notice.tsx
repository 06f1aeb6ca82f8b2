import type { Publication } from '@chapterhouse/shared/publishing/contract'
import { ago } from '../kernel/moment.ts'
import { t } from '../messages/t.ts'
import { Notice } from '../ui/notice.tsx'

/** Why moderators took the page or its whole front down, and what is left to do. */
export const TakedownNotice = ({ said }: { readonly said: Publication }) => {
  const takedown = said.takedown ?? said.project.takedown
  if (!takedown) return null
  const title = said.takedown
    ? t('Moderators took this page down {when}', { when: ago(takedown.at) })
    : t('Moderators took the front of the project down {when}', { when: ago(takedown.at) })
  return (
    <Notice tone="warn" title={title}>
      {t('They say: “{note}” You keep the text; it can be published again when they release it.', {
        note: takedown.note,
      })}
    </Notice>
  )
}
