import { changePassword } from '@chapterhouse/shared/auth/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../kernel/ask.ts'
import { t } from '../messages/t.ts'
import { PasswordField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Section } from '../ui/screen.tsx'
import { toast } from '../ui/toast.ts'
import { sessionsQuery, waysQuery } from './api.ts'
import { useProof } from './proof/use-proof.tsx'

/** A new password; every other device has to sign in again. */
export const PasswordSection = () => {
  const client = useQueryClient()
  // A new key empties the fields once the password is changed.
  const [round, setRound] = useState(0)
  const proof = useProof()
  const ways = useQuery(waysQuery)
  const isNew = ways.data?.password === false
  return (
    <Section
      title={t('Password')}
      about={
        isNew
          ? t(
              'You have none: you come in another way. With one you can sign in by your address, too.',
            )
          : t('A new password signs you out everywhere else.')
      }
    >
      <Form
        key={round}
        label={t('Password')}
        schema={changePassword.parts.body}
        action={isNew ? t('Set a password') : t('Change password')}
        tone="plain"
        send={async (body) => {
          await proof.proven(() => ask(changePassword, { body }))
          setRound(round + 1)
          toast(
            isNew
              ? t('Password set.')
              : t('Password changed. Other devices have to sign in again.'),
          )
          await client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
          await client.invalidateQueries({ queryKey: waysQuery.queryKey })
        }}
      >
        <PasswordField
          name="newPassword"
          label={t('New password')}
          autoComplete="new-password"
          hint={t('At least 10 characters. A short sentence is good.')}
          wrong={t('At least 10 characters. A short sentence is good.')}
        />
      </Form>
      {proof.window}
    </Section>
  )
}
