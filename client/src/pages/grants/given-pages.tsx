import type { PageAccess } from '@chapterhouse/shared/pages/access'
import type { GivenPage } from '@chapterhouse/shared/pages/grants'
import { useQuery } from '@tanstack/react-query'
import { t } from '../../messages/t.ts'
import { Line, Lines } from '../../ui/lines.tsx'
import { Section } from '../../ui/screen.tsx'
import { titleOf } from '../title.ts'
import { givenPagesQuery } from './grants-api.ts'

const youMay: Readonly<Record<PageAccess, string>> = {
  READ: t('You may read'),
  COMMENT: t('You may comment'),
  EDIT: t('You may write'),
}

const aboutOf = ({ access, grantedBy }: GivenPage): string => {
  const may = youMay[access]
  return grantedBy ? `${may} · ${t('from {name}', { name: grantedBy })}` : may
}

/** Pages from projects one does not belong to. Nothing where there are none. */
export const GivenPages = () => {
  const pages = useQuery(givenPagesQuery).data?.items ?? []
  if (pages.length === 0) return null
  return (
    <Section title={t('Pages given to you')}>
      <Lines label={t('Pages given to you')}>
        {pages.map((page) => (
          <Line
            key={page.id}
            to={`/p/${page.id}`}
            title={page.icon ? `${page.icon} ${titleOf(page)}` : titleOf(page)}
            about={aboutOf(page)}
          />
        ))}
      </Lines>
    </Section>
  )
}
