import { confirmEmail, confirmNewEmail, takeBackEmail } from '@chapterhouse/shared/auth/links'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ask } from '../../kernel/ask.ts'
import { meKey } from '../../kernel/query-client.ts'
import { Rich } from '../../messages/rich.tsx'
import { t } from '../../messages/t.ts'
import { Notice } from '../../ui/notice.tsx'
import { Door } from '../../ui/screen.tsx'
import { ByLink } from './by-link.tsx'

const toStart = <Link to="/">{t('To the start')}</Link>
const fromAccount = (
  <Rich
    text="You get a new link in your <a>account</a>."
    tags={{ a: (words) => <Link to="/account">{words}</Link> }}
  />
)

/** Acts by a link; who is signed in here is asked for anew. */
const useByLink = (
  question: typeof confirmEmail | typeof confirmNewEmail | typeof takeBackEmail,
) => {
  const client = useQueryClient()
  return async (token: string) => {
    await ask(question, { body: { token } })
    await client.invalidateQueries({ queryKey: meKey })
  }
}

/** `/confirm-email#…`: the address is the person's. */
export const ConfirmEmailScreen = () => (
  <ByLink
    title={t('Confirm your address')}
    about={t('So that we know where to reach you, should you forget your password.')}
    action={t('Confirm this address')}
    act={useByLink(confirmEmail)}
    again={fromAccount}
    done={
      <Door title={t('Your address is confirmed')} foot={toStart}>
        <Notice title={t('Thank you')}>
          {t('A forgotten password is no trouble from now on.')}
        </Notice>
      </Door>
    }
  />
)

/** `/new-email#…`: the account moves to another address. */
export const NewEmailScreen = () => (
  <ByLink
    title={t('Use this address')}
    about={t(
      'From now on you sign in with the address this link was sent to. The one before is told.',
    )}
    action={t('Use this address')}
    act={useByLink(confirmNewEmail)}
    again={fromAccount}
    done={
      <Door title={t('Your address is changed')} foot={toStart}>
        <Notice title={t('Sign in with it from now on')}>
          {t('We wrote to the address before, with a way back for two weeks.')}
        </Notice>
      </Door>
    }
  />
)

/** `/take-back-email#…`: somebody else had moved it. */
export const TakeBackEmailScreen = () => (
  <ByLink
    title={t('Take your address back')}
    about={t(
      'The account gets this address again. Every device is signed out, programs with a key too, and the password ends.',
    )}
    action={t('Take it back')}
    act={useByLink(takeBackEmail)}
    again={t('If it was not you who changed the address, ask whoever runs this server.')}
    done={
      <Door title={t('The account is yours again')} foot={toStart}>
        <Notice title={t('Now choose a new password')}>
          {t('We sent you a link for it. Until then nobody can sign in.')}
        </Notice>
      </Door>
    }
  />
)
