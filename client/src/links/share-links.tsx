import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { revokeLink, type ShareLink } from '@chapterhouse/shared/links/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.ts'
import { Unloaded } from '../ui/unloaded.tsx'
import { useAct } from '../ui/use-act.ts'
import { linksQuery } from './api.ts'
import { aboutLink } from './words.ts'

interface LinkLineProps {
  readonly projectId: ProjectId
  readonly link: ShareLink
  /** Names the page, where links of several stand together. */
  readonly named: boolean
}

const LinkLine = ({ projectId, link, named }: LinkLineProps) => {
  const client = useQueryClient()
  const where = link.page ? t('“{title}”', { title: link.page.title }) : t('The whole project')
  const title = link.label ?? (named ? where : t('Share link'))
  const disable = useAct(async () => {
    if (!window.confirm(t('Disable “{title}”? Who is inside by it is put out at once.', { title })))
      return
    await ask(revokeLink, { params: { linkId: link.id } })
    await client.invalidateQueries({ queryKey: linksQuery(projectId).queryKey })
    toast(t('Link disabled'))
  })
  return (
    <Line
      title={title}
      about={named && link.label ? `${where} · ${aboutLink(link)}` : aboutLink(link)}
      acts={
        <Button
          small
          busy={disable.isPending}
          aria-label={t('Disable {title}', { title })}
          onClick={() => disable.mutate()}
        >
          {t('Disable')}
        </Button>
      }
    />
  )
}

interface ShareLinksProps {
  readonly projectId: ProjectId
  /** Only those of this page. */
  readonly pageId?: PageId
}

/** The links that stand, each with the way to end it. */
export const ShareLinks = ({ projectId, pageId }: ShareLinksProps) => {
  const links = useQuery(linksQuery(projectId))
  const shown = links.data?.items.filter(({ page }) => pageId === undefined || page?.id === pageId)
  return (
    <>
      <Unloaded query={links} />
      {links.isPending ? <Skeleton label={t('Loading the links')} lines={1} /> : null}
      <Lines label={t('Share links')}>
        {shown?.map((link) => (
          <LinkLine key={link.id} {...{ projectId, link, named: pageId === undefined }} />
        ))}
      </Lines>
    </>
  )
}
