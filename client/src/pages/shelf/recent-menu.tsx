import { IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { t } from '../../messages/t.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useLiveTitles } from '../live-title.ts'
import { PageIcon } from '../look/page-icon.tsx'
import { titleOf } from '../title.ts'
import { shelfQuery } from './shelf-api.ts'

/** As many as the eye takes in at once. */
const most = 10

/** The pages one opened last, one click away from anywhere. */
export const RecentMenu = () => {
  const shelf = useQuery(shelfQuery)
  const navigate = useNavigate()
  const lines = useLiveTitles(shelf.data?.visits)
  if (lines.length === 0) return null
  return (
    <Menu
      label={t('Opened last')}
      align="start"
      choices={lines.slice(0, most).map((line) => ({
        // two pages of one title are two choices all the same
        id: line.id,
        label: titleOf(line),
        hint: line.projectTitle,
        icon: <PageIcon icon={line.icon} keep />,
        act: () => void navigate(`/p/${line.id}`),
      }))}
      button={<IconButton small label={t('Opened last')} icon={<IconClock size={16} />} />}
    />
  )
}
