import { askNewEmail, sendVerification } from '@chapterhouse/shared/auth/links'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ask } from '../kernel/ask.ts'
import { meKey } from '../kernel/query-client.ts'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Section } from '../ui/screen.tsx'
import { toast } from '../ui/toast.ts'
import { useAct } from '../ui/use-act.ts'
import { useMe } from '../users/me.ts'
import styles from './email.module.css'
import { useProof } from './proof/use-proof.tsx'

/** Whether the address was confirmed; else a way to have the link again. */
const Confirmed = () => {
  const { email, emailVerified } = useMe()
  const send = useAct(async () => {
    await ask(sendVerification, {})
    toast(t('A link is on its way to {email}', { email }))
  })
  if (emailVerified) return null
  return (
    <div className={styles.unconfirmed}>
      <Notice
        title={t('{email} is not confirmed yet', { email })}
        action={
          <Button small busy={send.isPending} onClick={() => send.mutate()}>
            {t('Send the link again')}
          </Button>
        }
      >
        {t('Open the link in the mail we sent there, so that a forgotten password is no trouble.')}
      </Notice>
    </div>
  )
}

/** What a link changed in another tab shows here when one comes, or comes back. */
const useFreshMe = () => {
  const client = useQueryClient()
  useEffect(() => {
    const look = () => void client.invalidateQueries({ queryKey: meKey })
    look()
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [client])
}

/** The address one signs in with. It changes once the new one was confirmed. */
export const EmailSection = () => {
  const { email, emailVerified } = useMe()
  useFreshMe()
  // A new key empties the fields once the mail is on its way.
  const [round, setRound] = useState(0)
  const proof = useProof()
  return (
    <Section
      title={t('E-mail address')}
      about={
        emailVerified
          ? t('{email}, confirmed. You sign in with it, and mails go there.', { email })
          : t('You sign in with it, and mails go there.')
      }
    >
      <Confirmed />
      <Form
        key={round}
        label={t('E-mail address')}
        schema={askNewEmail.parts.body}
        action={t('Change address')}
        tone="plain"
        send={async (body) => {
          await proof.proven(() => ask(askNewEmail, { body }))
          setRound(round + 1)
          toast(
            t('We wrote to {email}. Open the link there; until then all stays as it is.', {
              email: body.email,
            }),
          )
        }}
      >
        <TextField
          name="email"
          label={t('New address')}
          type="email"
          autoComplete="email"
          wrong={t('This does not look like an e-mail address.')}
        />
      </Form>
      {proof.window}
    </Section>
  )
}
