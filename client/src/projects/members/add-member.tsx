import { email } from '@chapterhouse/shared/auth/credentials'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { addMember } from '@chapterhouse/shared/projects/contract'
import { grantedRole } from '@chapterhouse/shared/projects/role'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { ask } from '../../kernel/ask.ts'
import { t } from '../../messages/t.ts'
import { Select, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { LinkField } from '../../ui/link-field.tsx'
import { membersQuery } from '../api.ts'
import { roleChoices } from '../roles.ts'
import { type Wish, wishBody } from './invitation-wish.tsx'
import { absolute } from './invite-link.tsx'
import styles from './people.module.css'

// The contract also takes a person's id; by hand nobody types one.
const schema = z.object({ email, role: grantedRole })

/** What came of adding an address. */
type Outcome = { readonly said: string; readonly link?: string }

interface AddMemberProps {
  readonly projectId: ProjectId
  /** For whoever has no account yet. */
  readonly wish: Wish
}

/** Adds somebody by address: at once if they are here, else by a link for them. */
export const AddMember = ({ projectId, wish }: AddMemberProps) => {
  const client = useQueryClient()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const add = async (body: z.output<typeof schema>) => {
    setOutcome(null)
    const asked = { params: { projectId }, body: { ...body, ...wishBody(wish) } }
    const added = await ask(addMember, asked)
    setOutcome(
      added.outcome === 'added'
        ? { said: t('{name} is in.', { name: added.member.user.displayName }) }
        : {
            said: added.mailed
              ? t('An invitation is on its way to {email}. This is its link:', {
                  email: body.email,
                })
              : t('Nobody here has {email} yet. Send them this link:', { email: body.email }),
            link: absolute(added.link),
          },
    )
    await client.invalidateQueries({ queryKey: membersQuery(projectId).queryKey })
  }
  return (
    <section className={styles.add} aria-label={t('Add by e-mail address')}>
      <Form
        label={t('Add by e-mail address')}
        schema={schema}
        action={t('Add')}
        tone="plain"
        send={add}
      >
        <TextField
          name="email"
          label={t('Or add by e-mail address')}
          type="email"
          autoComplete="off"
          placeholder={t('name@example.org')}
          wrong={t('This does not look like an e-mail address.')}
        />
        <Select
          name="role"
          label={t('Role of the person you add')}
          choices={roleChoices}
          defaultValue="EDITOR"
        />
      </Form>
      <div role="status" className={styles.outcome}>
        {outcome?.said}
        {outcome?.link ? <LinkField label={t('Invitation link')} link={outcome.link} /> : null}
      </div>
    </section>
  )
}
