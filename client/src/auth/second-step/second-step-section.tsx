import {
  beginAuthenticator,
  confirmAuthenticator,
  makeRecoveryCodes,
  removeAuthenticator,
  setSecondStep,
  type Ways,
} from '@chapterhouse/shared/auth/factors'
import type { ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../kernel/ask.ts'
import { ago } from '../../kernel/moment.ts'
import { t, tn } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { Section } from '../../ui/screen.tsx'
import { toast } from '../../ui/toast.ts'
import { useAct } from '../../ui/use-act.ts'
import { waysQuery } from '../api.ts'
import { type Proof, useProof } from '../proof/use-proof.tsx'
import { NewAuthenticator } from './new-authenticator.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import styles from './second-step.module.css'

type Begun = ReplyOf<typeof beginAuthenticator>

/** What is done here, and what it opens: a window with a secret, one with codes. */
const useSecondStep = ({ proven }: Proof) => {
  const client = useQueryClient()
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<readonly string[]>([])
  const refresh = () => client.invalidateQueries({ queryKey: waysQuery.queryKey })
  const begin = useAct(async () => setBegun(await proven(() => ask(beginAuthenticator, {}))))
  const confirm = async (code: string) => {
    const made = await proven(() => ask(confirmAuthenticator, { body: { code } }))
    setBegun(null)
    setCodes(made.recoveryCodes)
    toast(t('From now on you sign in with a second step'))
    await refresh()
  }
  const remove = useAct(async () => {
    await proven(() => ask(removeAuthenticator, {}))
    toast(t('Authenticator removed'))
    await refresh()
  })
  const set = useAct(async (on: boolean) => {
    setCodes((await proven(() => ask(setSecondStep, { body: { on } }))).recoveryCodes)
    toast(
      on ? t('A second step is asked for from now on') : t('No second step is asked for any more'),
    )
    await refresh()
  })
  const renew = useAct(async () => {
    setCodes((await proven(() => ask(makeRecoveryCodes, {}))).recoveryCodes)
    await refresh()
  })
  return { begun, setBegun, codes, setCodes, begin, confirm, remove, set, renew }
}

type Acts = ReturnType<typeof useSecondStep>

interface PartProps {
  readonly ways: Ways
  readonly acts: Acts
}

const Authenticator = ({ ways: { authenticator }, acts }: PartProps) => {
  if (authenticator === null) {
    return (
      <Line
        title={t('Authenticator app')}
        about={t('A code from your phone, after the password.')}
        acts={
          <Button small busy={acts.begin.isPending} onClick={() => acts.begin.mutate()}>
            {t('Add')}
          </Button>
        }
      />
    )
  }
  const { lastUsedAt, createdAt } = authenticator
  return (
    <Line
      title={t('Authenticator app')}
      about={
        lastUsedAt
          ? t('Used {when}', { when: ago(lastUsedAt) })
          : t('Added {when}', { when: ago(createdAt) })
      }
      acts={
        <>
          <Button small busy={acts.begin.isPending} onClick={() => acts.begin.mutate()}>
            {t('Replace')}
          </Button>
          <Button
            small
            busy={acts.remove.isPending}
            aria-label={t('Remove the authenticator app')}
            onClick={() => acts.remove.mutate()}
          >
            {t('Remove')}
          </Button>
        </>
      }
    />
  )
}

const Recovery = ({ ways: { recoveryCodesLeft: left }, acts }: PartProps) => (
  <Line
    title={t('Recovery codes')}
    about={
      left === 0
        ? t('None are left')
        : tn(left, ['{n} is left, good once', '{n} are left, each good once'])
    }
    acts={
      <Button small busy={acts.renew.isPending} onClick={() => acts.renew.mutate()}>
        {t('Make new ones')}
      </Button>
    }
  />
)

/** Whether a password is not enough; an authenticator says so by itself. */
const Choice = ({ ways, acts }: PartProps) => (
  <label className={styles.choice}>
    <input
      type="checkbox"
      checked={ways.secondStep}
      aria-busy={acts.set.isPending || undefined}
      onChange={(event) => acts.set.mutate(event.currentTarget.checked)}
    />
    {t('Ask for a second step after the password')}
    <small>
      {t('Also after a link in a mail, and after another site. A passkey is both steps in one.')}
    </small>
  </label>
)

/** What is asked for besides the password. */
export const SecondStepSection = () => {
  const ways = useQuery(waysQuery)
  const proof = useProof()
  const acts = useSecondStep(proof)
  const hasFactor = ways.data && (ways.data.authenticator || ways.data.passkeys.length > 0)
  return (
    <Section
      title={t('Second step')}
      about={t('Who learns your password cannot come in without your phone or passkey.')}
    >
      {ways.data ? (
        <Lines label={t('Second step')}>
          <Authenticator ways={ways.data} acts={acts} />
          {ways.data.secondStep ? <Recovery ways={ways.data} acts={acts} /> : null}
        </Lines>
      ) : null}
      {ways.data && hasFactor ? <Choice ways={ways.data} acts={acts} /> : null}
      {acts.begun ? (
        <NewAuthenticator
          begun={acts.begun}
          confirm={acts.confirm}
          onClose={() => acts.setBegun(null)}
        />
      ) : null}
      {acts.codes.length > 0 ? (
        <RecoveryCodes codes={acts.codes} onClose={() => acts.setCodes([])} />
      ) : null}
      {proof.window}
    </Section>
  )
}
