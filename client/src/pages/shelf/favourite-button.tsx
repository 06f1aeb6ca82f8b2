import type { Page } from '@chapterhouse/shared/pages/contract'
import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { t } from '../../messages/t.ts'
import { IconButton } from '../../ui/button.tsx'
import { useMadeHere } from '../made-here/use-made-here.ts'
import styles from './shelf.module.css'
import { useFavourites } from './shelf-api.ts'

/** Marks the open page for oneself; once the server has it. */
export const FavouriteButton = ({ page }: { readonly page: Page }) => {
  const { has, toggle } = useFavourites()
  const marked = has(page.id)
  const made = useMadeHere(page.id)
  if (made) return null
  return (
    <IconButton
      className={styles.star}
      label={marked ? t('Remove from favourites') : t('Add to favourites')}
      aria-pressed={marked}
      icon={marked ? <IconStarFilled size={18} /> : <IconStar size={18} />}
      onClick={() => toggle(page)}
    />
  )
}
