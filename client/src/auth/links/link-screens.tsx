import { confirmEmail, confirmNewEmail, takeBackEmail } from '@chapterhouse/shared/auth/links'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ask } from '../../kernel/ask.ts'
import { meKey } from '../../kernel/query-client.ts'
import { Notice } from '../../ui/notice.tsx'
import { Door } from '../../ui/screen.tsx'
import { ByLink } from './by-link.tsx'

const toStart = <Link to="/">To the start</Link>
const fromAccount = (
  <>
    You get a new link in your <Link to="/account">account</Link>.
  </>
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
    title="Confirm your address"
    about="So that we know where to reach you, should you forget your password."
    action="Confirm this address"
    act={useByLink(confirmEmail)}
    again={fromAccount}
    done={
      <Door title="Your address is confirmed" foot={toStart}>
        <Notice title="Thank you">A forgotten password is no trouble from now on.</Notice>
      </Door>
    }
  />
)

/** `/new-email#…`: the account moves to another address. */
export const NewEmailScreen = () => (
  <ByLink
    title="Use this address"
    about="From now on you sign in with the address this link was sent to. The one before is told."
    action="Use this address"
    act={useByLink(confirmNewEmail)}
    again={fromAccount}
    done={
      <Door title="Your address is changed" foot={toStart}>
        <Notice title="Sign in with it from now on">
          We wrote to the address before, with a way back for two weeks.
        </Notice>
      </Door>
    }
  />
)

/** `/take-back-email#…`: somebody else had moved it. */
export const TakeBackEmailScreen = () => (
  <ByLink
    title="Take your address back"
    about="The account gets this address again. Every device is signed out, programs with a key too, and the password ends."
    action="Take it back"
    act={useByLink(takeBackEmail)}
    again="If it was not you who changed the address, ask whoever runs this server."
    done={
      <Door title="The account is yours again" foot={toStart}>
        <Notice title="Now choose a new password">
          We sent you a link for it. Until then nobody can sign in.
        </Notice>
      </Door>
    }
  />
)
