import type { GivenPage } from '@chapterhouse/shared/pages/grants'
import { useQuery } from '@tanstack/react-query'
import { Line, Lines } from '../../ui/lines.tsx'
import { Section } from '../../ui/screen.tsx'
import { titleOf } from '../title.ts'
import { accessWord, givenPagesQuery } from './grants-api.ts'

const aboutOf = ({ access, grantedBy }: GivenPage): string => {
  const may = `You ${accessWord(access).toLowerCase()}`
  return grantedBy ? `${may} · from ${grantedBy}` : may
}

/** Pages from projects one does not belong to. Nothing where there are none. */
export const GivenPages = () => {
  const pages = useQuery(givenPagesQuery).data?.items ?? []
  if (pages.length === 0) return null
  return (
    <Section title="Pages given to you">
      <Lines label="Pages given to you">
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
