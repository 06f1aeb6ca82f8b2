import { useMediaQuery } from '@mantine/hooks'
import type { Editor } from '@tiptap/core'
import { t } from '../../messages/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { OutlinePanel } from '../outline/outline-panel.tsx'
import styles from './side-outline.module.css'
import { useViewWishes, viewWishes } from './view-wishes.ts'

/** Room enough beside the measure of the text: the same as in the style sheet. */
const wide = '(min-width: 84rem)'

/** The outline beside the text; where there is no room, in a window that closes after each use. */
export const SideOutline = ({ editor }: { readonly editor: Editor }) => {
  const { outline } = useViewWishes()
  const isWide = useMediaQuery(wide, undefined, { getInitialValueInEffect: false }) ?? true
  const close = () => viewWishes.toggle('outline')
  if (!outline) return null
  if (!isWide) {
    return (
      <Dialog title={t('Outline')} onClose={close}>
        <div className={styles.window}>
          <OutlinePanel editor={editor} onGo={close} />
        </div>
      </Dialog>
    )
  }
  return (
    <aside className={styles.side} aria-label={t('Outline of the page')}>
      <OutlinePanel editor={editor} />
    </aside>
  )
}
