import { type SignUpPolicy, setSignUp } from '@chapterhouse/shared/admin/house'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'
import { t } from '../messages/t.ts'
import { Notice } from '../ui/notice.tsx'
import { Column } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import { useAct } from '../ui/use-act.ts'
import styles from './admin.module.css'
import { signUpQuery } from './admin-api.ts'

/** What is chosen, what it is called, what it means. */
const choices: readonly (readonly [SignUpPolicy, string, string])[] = [
  ['open', t('Everybody'), t('Whoever reaches this house may make an account.')],
  ['invited', t('Who was invited'), t('An account takes an invitation into a project.')],
  ['closed', t('Nobody'), t('Who has an account comes in; no new ones are made.')],
]

interface ChoicesProps {
  readonly now: SignUpPolicy
  readonly fixed: boolean
}

/** One of three; what is clicked is sent, and shown as the server answers it. */
const Choices = ({ now, fixed }: ChoicesProps) => {
  const client = useQueryClient()
  const choose = useAct(async (signUp: SignUpPolicy) => {
    client.setQueryData(signUpQuery.queryKey, await ask(setSignUp, { body: { signUp } }))
  })
  return (
    <fieldset className={styles.choices} disabled={fixed || choose.isPending}>
      <legend className="unseen">{t('Who may make an account')}</legend>
      {choices.map(([value, title, about]) => (
        <label key={value} className={styles.choice}>
          <input
            type="radio"
            name="signUp"
            checked={now === value}
            onChange={() => choose.mutate(value)}
          />
          <span>
            {title}
            <small>{about}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** `/admin/sign-up`: who may make an account. */
export const SignUpScreen = () => {
  const door = useQuery(signUpQuery)
  return (
    <Column title={t('Sign-up')} about={t('Who may make an account. It holds at once.')}>
      <Unloaded query={door} />
      {door.isPending ? <Skeleton label={t('Looking at the door')} /> : null}
      {door.data?.fixed ? (
        <Notice title={t('SIGN_UP says so')}>
          {t(
            'The environment of the server decides. Take SIGN_UP out of it and start again, and it can be chosen here.',
          )}
        </Notice>
      ) : null}
      {door.data ? <Choices now={door.data.signUp} fixed={door.data.fixed} /> : null}
    </Column>
  )
}
