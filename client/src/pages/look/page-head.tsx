import { imageTypes } from '@chapterhouse/shared/assets/contract'
import type { Page } from '@chapterhouse/shared/pages/contract'
import { IconMoodSmile, IconPhoto } from '@tabler/icons-react'
import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { useCover } from './look-api.ts'
import styles from './page-head.module.css'

/** Asks for a picture as soon as it is called. */
export const usePickCover = (page: Page) => {
  const input = useRef<HTMLInputElement>(null)
  const cover = useCover(page.id)
  const field = (
    <input
      ref={input}
      type="file"
      hidden
      aria-label={t('Picture for the cover')}
      accept={imageTypes.join(',')}
      onChange={(event) => {
        const [file] = event.target.files ?? []
        if (file) cover.mutate(file)
        event.target.value = ''
      }}
    />
  )
  return { field, pick: () => input.current?.click(), busy: cover.isPending }
}

/** The icon above the title; for who may, a way to choose it, and what is not there yet. */
export const PageHead = ({ page }: { readonly page: Page }) => {
  const [, setParams] = useSearchParams()
  const { field, pick, busy } = usePickCover(page)
  const chooseIcon = () => setParams({ show: 'icon', of: page.id })
  if (!page.can.describe) {
    return page.icon ? <p className={styles.icon}>{page.icon}</p> : null
  }
  return (
    <div className={styles.head} data-cover={page.cover !== null}>
      {page.icon ? (
        <button
          type="button"
          className={styles.icon}
          aria-label={t('Change the icon')}
          title={t('Change the icon')}
          onClick={chooseIcon}
        >
          {page.icon}
        </button>
      ) : null}
      <div className={styles.offers}>
        {page.icon ? null : (
          <Button small tone="quiet" icon={<IconMoodSmile size={16} />} onClick={chooseIcon}>
            {t('Add icon')}
          </Button>
        )}
        {page.cover ? null : (
          <Button small tone="quiet" icon={<IconPhoto size={16} />} busy={busy} onClick={pick}>
            {t('Add cover')}
          </Button>
        )}
      </div>
      {field}
    </div>
  )
}
