import { getProof, prove } from '@chapterhouse/shared/auth/proof'
import type { ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { ask } from '../../kernel/ask.ts'
import { Rich } from '../../messages/rich.tsx'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PasswordField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { useAct } from '../../ui/use-act.ts'
import { noPasskeysHere, showPasskey } from '../passkeys/device.ts'
import { PasskeyMark } from '../passkeys/passkey-mark.tsx'
import { CodeField } from '../second-step/code-field.tsx'
import styles from './proof.module.css'

/** What the person may show; the question of a passkey is good once. */
const proofQuery = queryOptions({
  queryKey: ['proof'],
  queryFn: () => ask(getProof, {}),
  gcTime: 0,
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  meta: { kept: false },
})

const [byPassword, byCode] = prove.parts.body.options

interface WaysProps {
  readonly ways: ReplyOf<typeof getProof>
  readonly onDone: () => void
}

interface ByPasskeyProps extends Pick<WaysProps, 'onDone'> {
  /** Nothing else is offered. */
  readonly isAlone: boolean
}

const ByPasskey = ({ onDone, isAlone }: ByPasskeyProps) => {
  const show = useAct(async () => {
    // asked for anew: the one before may have been used up
    const { passkey } = await ask(getProof, {})
    if (!passkey) return
    await ask(prove, { body: { passkey: await showPasskey(passkey) } })
    onDone()
  })
  return (
    <Button
      tone={isAlone ? 'accent' : 'plain'}
      small={!isAlone}
      icon={<PasskeyMark />}
      busy={show.isPending}
      onClick={() => show.mutate()}
    >
      {t('Use a passkey')}
    </Button>
  )
}

const ByPassword = ({ onDone }: Pick<WaysProps, 'onDone'>) => (
  <Form
    label={t('By password')}
    schema={byPassword}
    action={t('Go on')}
    send={async (body) => {
      await ask(prove, { body })
      onDone()
    }}
  >
    <PasswordField
      name="password"
      label={t('Your password')}
      autoComplete="current-password"
      autoFocus
      wrong={t('Type your password.')}
    />
  </Form>
)

const ByCode = ({ onDone }: Pick<WaysProps, 'onDone'>) => (
  <Form
    label={t('By authenticator')}
    schema={byCode}
    action={t('Go on')}
    send={async (body) => {
      await ask(prove, { body })
      onDone()
    }}
  >
    <CodeField />
  </Form>
)

const SignInAgain = () => {
  const { pathname } = useLocation()
  return (
    <p>
      <Rich
        text="You come in by another site. <a>Sign in again</a>, then do it within ten minutes."
        tags={{ a: (words) => <Link to={`/sign-in?next=${pathname}`}>{words}</Link> }}
      />
    </p>
  )
}

const Ways = ({ ways, onDone }: WaysProps) => {
  const [coded, setCoded] = useState(!ways.password)
  const passkey = ways.passkey !== null && noPasskeysHere() === null
  if (!ways.password && !ways.authenticator && !passkey) return <SignInAgain />
  return (
    <>
      {ways.password && !coded ? <ByPassword onDone={onDone} /> : null}
      {ways.authenticator && coded ? <ByCode onDone={onDone} /> : null}
      <div className={styles.others}>
        {ways.password && ways.authenticator ? (
          <Button small onClick={() => setCoded(!coded)}>
            {coded ? t('Use your password instead') : t('Use a code of your authenticator instead')}
          </Button>
        ) : null}
        {passkey ? (
          <ByPasskey onDone={onDone} isAlone={!ways.password && !ways.authenticator} />
        ) : null}
      </div>
    </>
  )
}

/** Asks once more who it is. */
export const ProofWindow = (
  props: Pick<WaysProps, 'onDone'> & { readonly onClose: () => void },
) => {
  const proof = useQuery(proofQuery)
  return (
    <Dialog title={t('Show that it is you')} onClose={props.onClose}>
      <div className={styles.proof}>
        <p>{t('Whoever finds this browser open must not do what comes next.')}</p>
        <Unloaded query={proof} />
        {proof.isPending ? <Skeleton label={t('Asking')} lines={2} /> : null}
        {proof.data ? <Ways ways={proof.data} onDone={props.onDone} /> : null}
      </div>
    </Dialog>
  )
}
