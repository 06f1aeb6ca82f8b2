import { getStep, takeStep } from '@chapterhouse/shared/auth/proof'
import type { ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../kernel/ask.ts'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Problem } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useAct } from '../ui/use-act.ts'
import { useTitle } from '../ui/use-title.ts'
import { useSignIn } from './api.ts'
import { noPasskeysHere, showPasskey } from './passkeys/device.ts'
import { PasskeyMark } from './passkeys/passkey-mark.tsx'
import { CodeField } from './second-step/code-field.tsx'
import styles from './sign-in.module.css'

const stepQuery = queryOptions({
  queryKey: ['step'],
  queryFn: () => ask(getStep, {}),
  gcTime: 0,
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  meta: { kept: false },
})

type Choices = ReplyOf<typeof getStep>
type Kind = 'code' | 'recovery' | 'passkey'

const [byCode, byRecovery] = takeStep.parts.body.options

const ByCode = () => {
  const signIn = useSignIn()
  return (
    <Form
      label={t('By authenticator')}
      schema={byCode}
      action={t('Sign in')}
      send={(body) => signIn(() => ask(takeStep, { body }))}
    >
      <CodeField />
    </Form>
  )
}

const ByRecovery = () => {
  const signIn = useSignIn()
  return (
    <Form
      label={t('One of the ten')}
      schema={byRecovery}
      action={t('Sign in')}
      send={(body) => signIn(() => ask(takeStep, { body }))}
    >
      <TextField
        name="recoveryCode"
        label={t('Recovery code')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={60}
        autoFocus
        hint={t('One of the ten you kept. It is good once.')}
        wrong={t('Type one of your recovery codes.')}
      />
    </Form>
  )
}

const ByPasskey = () => {
  const signIn = useSignIn()
  const use = useAct(async () => {
    const { passkey } = await ask(getStep, {})
    if (!passkey) return
    const used = await showPasskey(passkey)
    await signIn(() => ask(takeStep, { body: { passkey: used } }))
  })
  return (
    <Button tone="accent" icon={<PasskeyMark />} busy={use.isPending} onClick={() => use.mutate()}>
      {t('Use a passkey')}
    </Button>
  )
}

const forms = { code: ByCode, recovery: ByRecovery, passkey: ByPasskey } as const
const others = {
  code: t('Use a code of your authenticator'),
  recovery: t('Use a recovery code'),
  passkey: t('Use a passkey'),
} as const

/** What there is to show, the best one first. */
const kindsOf = ({ authenticator, passkey, recoveryCode }: Choices): Kind[] => [
  ...(passkey && noPasskeysHere() === null ? (['passkey'] as const) : []),
  ...(authenticator ? (['code'] as const) : []),
  ...(recoveryCode ? (['recovery'] as const) : []),
]

const Chosen = ({ choices }: { readonly choices: Choices }) => {
  const kinds = kindsOf(choices)
  const [kind, setKind] = useState(kinds[0] ?? 'recovery')
  const Shown = forms[kind]
  return (
    <>
      <Shown />
      <div className={styles.ways}>
        {kinds
          .filter((one) => one !== kind)
          .map((one) => (
            <Button key={one} tone="quiet" small onClick={() => setKind(one)}>
              {others[one]}
            </Button>
          ))}
      </div>
    </>
  )
}

const back = <Link to="/sign-in">{t('Begin again')}</Link>

/** `/sign-in/step`: what is asked for after the password. */
export const StepScreen = () => {
  const step = useQuery(stepQuery)
  useTitle(t('Sign in'))
  if (step.error) {
    return (
      <Door title={t('Please begin again')} foot={back}>
        <Problem error={step.error} />
      </Door>
    )
  }
  if (!step.data) return <Skeleton label={t('Opening')} />
  return (
    <Door
      title={t('One more step')}
      about={t('Show that it is you, and not your password alone.')}
      foot={back}
    >
      <Chosen choices={step.data} />
    </Door>
  )
}
