import { keepAccount } from '@chapterhouse/shared/auth/account'
import { signIn } from '@chapterhouse/shared/auth/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, Navigate, useLocation } from 'react-router'
import type { z } from 'zod'
import { ask } from '../kernel/ask.ts'
import { isRefusal } from '../kernel/explain.ts'
import { Rich } from '../messages/rich.tsx'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { PasswordField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { useAct } from '../ui/use-act.ts'
import { useTitle } from '../ui/use-title.ts'
import { doorwayQuery, safeNext, useSignIn } from './api.ts'
import { PasskeyDoor } from './passkeys/passkey-door.tsx'
import styles from './sign-in.module.css'
import { SiteButtons } from './sites/site-buttons.tsx'

type Credentials = z.output<typeof signIn.parts.body>

/** Who came to an account that waits to be erased, and what they were told. */
interface Deleted {
  readonly body: Credentials
  readonly said: string
}

interface HaveItBackProps {
  readonly deleted: Deleted
  readonly onBack: (body: Credentials) => Promise<void>
}

const HaveItBack = ({ deleted: { body, said }, onBack }: HaveItBackProps) => {
  const keep = useAct(async () => {
    await ask(keepAccount, { body })
    await onBack(body)
  })
  return (
    <div className={styles.back}>
      <Notice
        tone="warn"
        title={said}
        action={
          <Button small busy={keep.isPending} onClick={() => keep.mutate()}>
            {t('Have it back')}
          </Button>
        }
      >
        {t('Until then it can be had back as it was, with your projects.')}
      </Notice>
    </div>
  )
}

/** `/sign-in`. The very first visitor is sent on to make the first account. */
export const SignInScreen = () => {
  const doorway = useQuery(doorwayQuery)
  const comeIn = useSignIn()
  const { search } = useLocation()
  const [deleted, setDeleted] = useState<Deleted | null>(null)
  useTitle(t('Sign in'))
  if (doorway.data?.firstRun) return <Navigate to="/welcome" replace />
  const enter = async (body: Credentials) => {
    setDeleted(null)
    try {
      await comeIn(() => ask(signIn, { body }))
    } catch (error) {
      if (!isRefusal(error, 'account_deleted')) throw error
      setDeleted({ body, said: error.message })
    }
  }
  const open = doorway.data?.signUp === 'open'
  return (
    <Door
      title={t('Sign in')}
      foot={
        open ? (
          <Rich
            text="New here? <a>Create an account</a>"
            tags={{ a: (words) => <Link to={`/sign-up${search}`}>{words}</Link> }}
          />
        ) : (
          t('No account yet? Ask somebody inside for an invitation link.')
        )
      }
    >
      {deleted ? <HaveItBack deleted={deleted} onBack={enter} /> : null}
      <Form label={t('Sign in')} schema={signIn.parts.body} action={t('Sign in')} send={enter}>
        <TextField
          name="email"
          label={t('E-mail address')}
          type="email"
          autoComplete="username"
          autoFocus
          wrong={t('Type your e-mail address.')}
        />
        <PasswordField
          name="password"
          label={t('Password')}
          autoComplete="current-password"
          wrong={t('Type your password.')}
        />
      </Form>
      <PasskeyDoor />
      <SiteButtons next={safeNext(new URLSearchParams(search).get('next'))} />
      <p className={styles.others}>
        <Link to="/forgot-password">{t('Forgot your password?')}</Link>
        <Link to={`/sign-in-link${search}`}>{t('Sign in by a link instead')}</Link>
      </p>
    </Door>
  )
}
