import { signUp } from '@chapterhouse/shared/auth/contract'
import type { Me } from '@chapterhouse/shared/users/contract'
import { Link } from 'react-router'
import type { z } from 'zod'
import { ask } from '../kernel/ask.ts'
import { zoneHere } from '../kernel/zone-here.ts'
import { languageHere } from '../messages/language.ts'
import { Rich } from '../messages/rich.tsx'
import { t } from '../messages/t.ts'
import { PasswordField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { owedSignOut } from '../users/owed-sign-out.ts'
import styles from './sign-in.module.css'

const schema = signUp.parts.body

/**
 * `setupCode` asks for the code of a first start on a network, and holds what is known of it;
 * `invitation` is the token that lets somebody into a house that takes only invited people; `email`
 * is whom it was written for.
 */
interface SignUpFormProps {
  readonly action: string
  readonly onDone: (user: Me) => Promise<unknown>
  readonly setupCode?: string
  readonly invitation?: string
  readonly email?: string
}

/** Name, address, password: all that an account needs. */
export const SignUpForm = ({ action, onDone, setupCode, invitation, email }: SignUpFormProps) => {
  const send = async (values: z.output<typeof schema>) => {
    const here = { consent: true, timezone: zoneHere(), language: languageHere() } as const
    const body = { ...values, ...here, ...(invitation ? { invitation } : {}) }
    // Told later, it would end the session that begins now.
    await owedSignOut.settle()
    await onDone((await ask(signUp, { body })).user)
  }
  return (
    <Form
      label={t('Create an account')}
      schema={schema}
      action={action}
      send={send}
      note={
        <p className={styles.consent}>
          <Rich
            text="By creating it you agree to <a>what this house keeps about you</a>."
            tags={{ a: (words) => <Link to="/privacy">{words}</Link> }}
          />
        </p>
      }
    >
      {setupCode === undefined ? null : (
        <TextField
          name="setupCode"
          label={t('Set-up code')}
          autoComplete="off"
          defaultValue={setupCode}
          autoFocus={setupCode === ''}
          hint={t('Printed by the start command, where Chapterhouse runs.')}
        />
      )}
      <TextField
        name="displayName"
        label={t('Your name')}
        autoComplete="name"
        autoFocus={setupCode !== ''}
        wrong={t('Type the name others should see.')}
      />
      <TextField
        name="email"
        label={t('E-mail address')}
        type="email"
        autoComplete="username"
        defaultValue={email}
        wrong={t('This does not look like an e-mail address.')}
      />
      <PasswordField
        name="password"
        label={t('Password')}
        autoComplete="new-password"
        hint={t('At least 10 characters. A short sentence is good.')}
        wrong={t('At least 10 characters. A short sentence is good.')}
      />
    </Form>
  )
}
