import { IconTemplate } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import styles from './template-offer.module.css'

/** Whether nothing stands in the text, as of the last change of its blocks. */
const useEmpty = (editor: Editor): boolean => {
  const [empty, setEmpty] = useState(editor.isEmpty)
  useEffect(() => {
    const look = () => setEmpty(editor.isEmpty)
    look()
    editor.on('update', look)
    return () => {
      editor.off('update', look)
    }
  }, [editor])
  return empty
}

/** On an empty page a way to begin that is not the first sentence. It takes no room from the text. */
export const TemplateOffer = ({ editor }: { readonly editor: Editor }) => {
  const [, setParams] = useSearchParams()
  if (!useEmpty(editor)) return null
  return (
    <div className={styles.offer}>
      <Button
        small
        tone="quiet"
        icon={<IconTemplate size={16} />}
        onClick={() => setParams({ show: 'fill' })}
      >
        {t('Start from a template')}
      </Button>
    </div>
  )
}
