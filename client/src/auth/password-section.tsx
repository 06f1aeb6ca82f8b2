import { changePassword } from '@chapterhouse/shared/auth/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../kernel/ask.ts'
import { PasswordField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Section } from '../ui/screen.tsx'
import { toast } from '../ui/toast.ts'
import { sessionsQuery } from './api.ts'

/** A new password; every other device has to sign in again. */
export const PasswordSection = () => {
  const client = useQueryClient()
  // A new key empties the fields once the password is changed.
  const [round, setRound] = useState(0)
  return (
    <Section title="Password" about="A new password signs you out everywhere else.">
      <Form
        key={round}
        label="Password"
        schema={changePassword.parts.body}
        action="Change password"
        tone="plain"
        send={async (body) => {
          await ask(changePassword, { body })
          setRound(round + 1)
          toast('Password changed. Other devices have to sign in again.')
          await client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
        }}
      >
        <PasswordField
          name="currentPassword"
          label="Current password"
          autoComplete="current-password"
          wrong="Type your current password."
        />
        <PasswordField
          name="newPassword"
          label="New password"
          autoComplete="new-password"
          hint="At least 10 characters. A short sentence is good."
          wrong="At least 10 characters. A short sentence is good."
        />
      </Form>
    </Section>
  )
}
