import { signIn } from '@chapterhouse/shared/auth/contract'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useLocation } from 'react-router'
import { ask } from '../kernel/ask.ts'
import { PasswordField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Door } from '../ui/screen.tsx'
import { owedSignOut } from '../users/owed-sign-out.ts'
import { doorwayQuery, useCameIn } from './api.ts'
import styles from './sign-in.module.css'

/** `/sign-in`. The very first visitor is sent on to make the first account. */
export const SignInScreen = () => {
  const doorway = useQuery(doorwayQuery)
  const cameIn = useCameIn()
  const { search } = useLocation()
  useDocumentTitle('Sign in · Chapterhouse')
  if (doorway.data?.firstRun) return <Navigate to="/welcome" replace />
  const open = doorway.data?.signUp === 'open'
  return (
    <Door
      title="Sign in"
      foot={
        open ? (
          <>
            New here? <Link to={`/sign-up${search}`}>Create an account</Link>
          </>
        ) : (
          'No account yet? Ask somebody inside for an invitation link.'
        )
      }
    >
      <Form
        label="Sign in"
        schema={signIn.parts.body}
        action="Sign in"
        send={async (body) => {
          // Told later, it would end the session that begins now.
          await owedSignOut.settle()
          await cameIn((await ask(signIn, { body })).user)
        }}
      >
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          autoFocus
          wrong="Type your e-mail address."
        />
        <PasswordField
          name="password"
          label="Password"
          autoComplete="current-password"
          wrong="Type your password."
        />
      </Form>
      <p className={styles.others}>
        <Link to="/forgot-password">Forgot your password?</Link>
        <Link to={`/sign-in-link${search}`}>Sign in by a link instead</Link>
      </p>
    </Door>
  )
}
