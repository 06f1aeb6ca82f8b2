import { email } from '@chapterhouse/shared/auth/credentials'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { pageAccess } from '@chapterhouse/shared/pages/access'
import { givePage, type PageGrant } from '@chapterhouse/shared/pages/grants'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { ask } from '../../kernel/ask.ts'
import { t } from '../../messages/t.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import styles from './grants.module.css'
import { accessChoices, accessWord, grantsQuery, useGrantActs } from './grants-api.ts'

const schema = z.object({ email, access: pageAccess })

/** Gives the page to whoever has this address. */
const GivePage = ({ pageId }: { readonly pageId: PageId }) => {
  const client = useQueryClient()
  const [said, setSaid] = useState('')
  const send = async (body: z.output<typeof schema>) => {
    setSaid('')
    const answer = await ask(givePage, { params: { pageId }, body })
    setSaid(
      answer.outcome === 'given'
        ? t('{name} has this page now. Send them its address.', {
            name: answer.grant.user.displayName,
          })
        : t('Nobody here has {email}. Invite them to the project, or ask them to sign up first.', {
            email: body.email,
          }),
    )
    await client.invalidateQueries({ queryKey: grantsQuery(pageId).queryKey })
  }
  return (
    <div className={styles.give}>
      <Form label={t('Give this page')} schema={schema} action={t('Give')} tone="plain" send={send}>
        <TextField
          name="email"
          label={t('Give this page alone to somebody outside')}
          type="email"
          autoComplete="off"
          placeholder={t('name@example.org')}
          wrong={t('This does not look like an e-mail address.')}
        />
        <Select
          name="access"
          label={t('What they may do on this page')}
          choices={accessChoices}
          defaultValue="READ"
        />
      </Form>
      <p role="status" className={styles.said}>
        {said}
      </p>
    </div>
  )
}

interface GrantLineProps {
  readonly grant: PageGrant
  readonly manage: boolean
  readonly acts: ReturnType<typeof useGrantActs>
}

const GrantLine = ({ grant, manage, acts }: GrantLineProps) => {
  const name = grant.user.displayName
  return (
    <Line
      before={<Avatar person={grant.user} size={32} />}
      title={name}
      about={
        <>
          {grant.email ? <span className={styles.about}>{grant.email}</span> : null}
          <span className={styles.about}>
            {grant.grantedBy
              ? t('{may}: this page and nothing else, because {name} gave it to them.', {
                  may: accessWord(grant.access),
                  name: grant.grantedBy,
                })
              : t('{may}: this page and nothing else.', { may: accessWord(grant.access) })}
          </span>
        </>
      }
      acts={
        manage ? (
          <>
            <Select
              label={t('What {name} may do on this page', { name })}
              value={grant.access}
              choices={accessChoices}
              onChange={(event) =>
                acts.change.mutate({ grant, access: pageAccess.parse(event.target.value) })
              }
            />
            <Button small tone="quiet" onClick={() => acts.take.mutate(grant)}>
              {t('Take back')}
            </Button>
          </>
        ) : null
      }
    />
  )
}

interface PageGrantsProps {
  readonly pageId: PageId
  /** Whether the asking person gives and takes. */
  readonly manage: boolean
}

/** Who has this one page without being in its project, and the way to give it. */
export const PageGrants = ({ pageId, manage }: PageGrantsProps) => {
  const grants = useQuery(grantsQuery(pageId)).data?.items ?? []
  const acts = useGrantActs(pageId)
  if (grants.length === 0 && !manage) return null
  return (
    <section aria-label={t('Only on this page')}>
      <h3 className={styles.heading}>{t('Only on this page')}</h3>
      <Lines>
        {grants.map((grant) => (
          <GrantLine key={grant.user.id} grant={grant} manage={manage} acts={acts} />
        ))}
      </Lines>
      {manage ? <GivePage pageId={pageId} /> : null}
    </section>
  )
}
