import { resetPassword } from '@chapterhouse/shared/auth/links'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../kernel/ask.ts'
import { isRefusal } from '../../kernel/explain.ts'
import { meKey } from '../../kernel/query-client.ts'
import { t } from '../../messages/t.ts'
import { PasswordField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Door } from '../../ui/screen.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Spent } from './by-link.tsx'
import { useLinkToken } from './link-token.ts'

const title = t('Choose a new password')
const hint = t('At least 10 characters. A short sentence is good.')
const typed = resetPassword.parts.body.pick({ newPassword: true })

/** `/new-password#…`: by the link that was sent to who forgot theirs. */
export const NewPasswordScreen = () => {
  const client = useQueryClient()
  const token = useLinkToken()
  const [state, setState] = useState<'open' | 'done' | 'spent'>('open')
  useTitle(title)
  if (token === null || state === 'spent') {
    return (
      <Spent title={title}>
        <Link to="/forgot-password">{t('Ask for a new link')}</Link>
      </Spent>
    )
  }
  if (state === 'done') {
    return (
      <Door title={t('Your password is changed')} foot={<Link to="/sign-in">{t('Sign in')}</Link>}>
        <Notice title={t('Every device is signed out')}>
          {t('Sign in with the new password.')}
        </Notice>
      </Door>
    )
  }
  return (
    <Door title={title} about={t('Every device is signed out then.')}>
      <Form
        label={title}
        schema={typed}
        action={t('Use this password')}
        send={async ({ newPassword }) => {
          try {
            await ask(resetPassword, { body: { token, newPassword } })
          } catch (error) {
            if (!isRefusal(error, 'gone')) throw error
            setState('spent')
            return
          }
          await client.invalidateQueries({ queryKey: meKey })
          setState('done')
        }}
      >
        <PasswordField
          name="newPassword"
          label={t('New password')}
          autoComplete="new-password"
          autoFocus
          hint={hint}
          wrong={hint}
        />
      </Form>
    </Door>
  )
}
