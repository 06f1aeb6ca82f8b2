import { IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react'
import { count } from '../../kernel/count.ts'
import { t } from '../../messages/t.ts'
import type { RoomView } from '../../sync/room-view.ts'
import type { SavedState } from '../../sync/saved-state.ts'

const where = { device: t('only on this device'), tab: t('only in this window') } as const

/** "Not saved: 12 words only on this device". */
export const savedWords = (saved: SavedState): string => {
  if (saved.kind === 'saved') return t('Saved')
  if (saved.kind === 'saving') return t('Saving')
  const what = saved.words > 0 ? count.words(saved.words) : t('changes')
  return t('Not saved: {what} {where}', { what, where: where[saved.kept] })
}

/** The same where there is room for two words. */
const fewWords = (saved: SavedState): string => {
  if (saved.kind !== 'unsaved') return ''
  return saved.words > 0 ? t('{words} unsaved', { words: saved.words }) : t('Not saved')
}

const icons = {
  saved: <IconCheck size={15} stroke={2} />,
  saving: <IconLoader2 size={15} stroke={2} />,
  unsaved: <IconCloudOff size={16} stroke={1.9} />,
} as const

/** The truth about the person's text, quiet while all is well. */
export const SavedIndicator = ({ view }: { readonly view: RoomView }) => {
  const { saved, ready, access, state } = view
  if (!ready || (access === 'read' && saved.kind === 'saved')) return null
  const away = state.kind !== 'live' && saved.kind === 'saved'
  return (
    <span className="saved" data-saved={saved.kind} role="status">
      {icons[saved.kind]}
      <span className="saved-words">{savedWords(saved)}</span>
      <span className="saved-few" aria-hidden="true">
        {fewWords(saved)}
      </span>
      {away ? <span className="unseen">{t('; connecting again')}</span> : null}
    </span>
  )
}
