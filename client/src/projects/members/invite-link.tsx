import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { createInviteLink } from '@chapterhouse/shared/projects/invitation'
import { type GrantedRole, grantedRole } from '@chapterhouse/shared/projects/role'
import { IconLink } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../kernel/ask.ts'
import { copyText } from '../../kernel/copy-text.ts'
import { t, tn } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { LinkField } from '../../ui/link-field.tsx'
import { useAct } from '../../ui/use-act.ts'
import { membersQuery } from '../api.ts'
import { roleChoices, roles } from '../roles.ts'
import { type Wish, wishBody } from './invitation-wish.tsx'
import styles from './people.module.css'

/** The address of a link as the browser of the other person needs it. */
export const absolute = (link: string): string => new URL(link, location.origin).href

interface InviteLinkProps {
  readonly projectId: ProjectId
  readonly wish: Wish
}

/** One click makes a link that lets one person in, and copies it. */
export const InviteLink = ({ projectId, wish }: InviteLinkProps) => {
  const client = useQueryClient()
  const [role, setRole] = useState<GrantedRole>('EDITOR')
  const [made, setMade] = useState<{ link: string; copied: boolean } | null>(null)
  const make = useAct(async () => {
    const body = { role, ...wishBody(wish) }
    const made = await ask(createInviteLink, { params: { projectId }, body })
    const link = absolute(made.link)
    setMade({ link, copied: await copyText(link) })
    await client.invalidateQueries({ queryKey: membersQuery(projectId).queryKey })
  })
  return (
    <section className={styles.invite} aria-label={t('Invite with a link')}>
      <div className={styles.row}>
        <p>
          <strong>{t('Invite with a link')}</strong>
          <span>
            {tn(wish.days, [
              'Lets one person in, within a day.',
              'Lets one person in, within {n} days.',
            ])}{' '}
            {t('They may {may}.', { may: roles[role].may })}
          </span>
        </p>
        <Select
          label={t('Role of the person you invite')}
          value={role}
          choices={roleChoices}
          onChange={(event) => {
            setRole(grantedRole.parse(event.target.value))
            setMade(null)
          }}
        />
      </div>
      {made ? (
        <LinkField
          key={made.link}
          label={t('Invitation link')}
          link={made.link}
          done={made.copied}
        />
      ) : null}
      <Button
        tone={made ? 'plain' : 'accent'}
        small={made !== null}
        icon={<IconLink size={17} />}
        busy={make.isPending}
        onClick={() => make.mutate()}
      >
        {made ? t('Make another link') : t('Create invitation link')}
      </Button>
    </section>
  )
}
