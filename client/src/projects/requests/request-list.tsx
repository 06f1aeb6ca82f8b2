import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { pageAccess } from '@chapterhouse/shared/pages/access'
import {
  type AccessRequest,
  denyAccess,
  grantAccess,
} from '@chapterhouse/shared/projects/access-request'
import { grantedRole } from '@chapterhouse/shared/projects/role'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { ask } from '../../kernel/ask.ts'
import { t } from '../../messages/t.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { useAct } from '../../ui/use-act.ts'
import { membersQuery, requestsQuery } from '../api.ts'
import { roleChoices, roles } from '../roles.ts'
import styles from './requests.module.css'

/** What they are so far, and from where they asked. */
const whereFrom = ({ page, standing }: AccessRequest): string => {
  const so =
    standing === null
      ? t('Not in the project')
      : standing.status === 'PAUSED'
        ? t('{role}, paused', { role: roles[standing.role].name })
        : roles[standing.role].name
  return page
    ? t('{so} · asked on “{title}”', { so, title: page.title || t('Untitled') })
    : t('{so} · asked for the project', { so })
}

/** A role in the project, or the one page that was asked on. */
const gift = z.union([grantedRole, pageAccess])
type Gift = z.infer<typeof gift>

/** The least that gives them more than they have. */
const suggested = ({ page, standing }: AccessRequest): Gift => {
  if (standing === null) return page ? 'READ' : 'VIEWER'
  if (standing.status === 'PAUSED') return grantedRole.catch('EDITOR').parse(standing.role)
  return 'EDITOR'
}

const bodyOf = (chosen: Gift) => {
  const role = grantedRole.safeParse(chosen)
  return role.success ? { role: role.data } : { access: pageAccess.parse(chosen) }
}

const onlyThePage = [
  { value: 'READ', label: t('This page: read') },
  { value: 'COMMENT', label: t('This page: comment') },
  { value: 'EDIT', label: t('This page: write') },
] as const

/** To an outsider who asked on a page, that page alone can be given. */
const choicesFor = ({ page, standing }: AccessRequest) =>
  page && standing === null ? [...onlyThePage, ...roleChoices] : roleChoices

const useDecisions = (projectId: ProjectId, request: AccessRequest) => {
  const client = useQueryClient()
  const params = { projectId, accessRequestId: request.id }
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: requestsQuery(projectId).queryKey })
    await client.invalidateQueries({ queryKey: membersQuery(projectId).queryKey })
  }
  const grant = useAct(async (gift: Gift) => {
    await ask(grantAccess, { params, body: bodyOf(gift) })
    await refresh()
    await client.invalidateQueries({ queryKey: ['grants'] })
  })
  const deny = useAct(async () => {
    await ask(denyAccess, { params })
    await refresh()
  })
  return { grant, deny }
}

interface RequestLineProps {
  readonly projectId: ProjectId
  readonly request: AccessRequest
}

/** Somebody who asked, and the answer. */
const RequestLine = ({ projectId, request }: RequestLineProps) => {
  const [chosen, setChosen] = useState(() => suggested(request))
  const { grant, deny } = useDecisions(projectId, request)
  const name = request.user.displayName
  return (
    <Line
      before={<Avatar person={request.user} size={32} />}
      title={name}
      about={
        <>
          <span className={styles.about}>{request.email}</span>
          <span className={styles.about}>{whereFrom(request)}</span>
          {request.message ? <q className={styles.words}>{request.message}</q> : null}
        </>
      }
      below={
        <span className={styles.answers}>
          <Select
            label={t('What {name} gets', { name })}
            value={chosen}
            choices={choicesFor(request)}
            onChange={(event) => setChosen(gift.parse(event.target.value))}
          />
          <Button small busy={grant.isPending} onClick={() => grant.mutate(chosen)}>
            {t('Allow')}
          </Button>
          <Button small tone="quiet" busy={deny.isPending} onClick={() => deny.mutate()}>
            {t('Refuse')}
          </Button>
        </span>
      }
    />
  )
}

/** Who waits to be let in, or to be let do more. Nothing where nobody waits. */
export const RequestList = ({ projectId }: { readonly projectId: ProjectId }) => {
  const { data } = useQuery(requestsQuery(projectId))
  if (!data || data.items.length === 0) return null
  return (
    <section className={styles.waiting} aria-label={t('Requests for access')}>
      <h3>{t('Asking for access')}</h3>
      <Lines>
        {data.items.map((request) => (
          <RequestLine key={request.id} projectId={projectId} request={request} />
        ))}
      </Lines>
    </section>
  )
}
