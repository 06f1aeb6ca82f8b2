import { askReset, askSignInLink, signInByLink } from '@chapterhouse/shared/auth/links'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../kernel/ask.ts'
import { Rich } from '../../messages/rich.tsx'
import { t } from '../../messages/t.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Door } from '../../ui/screen.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { doorwayQuery, useSignIn } from '../api.ts'
import { ByLink } from './by-link.tsx'
import { useLinkToken } from './link-token.ts'

const back = <Link to="/sign-in">{t('Back to sign in')}</Link>

/** Where mails stay in the house, people must know whom to ask. */
const NoMail = () => {
  const doorway = useQuery(doorwayQuery)
  if (doorway.data?.sendsMail !== false) return null
  return (
    <Notice title={t('This server sends no mail')}>
      <Rich
        text="Your link will lie in its <a>mailbox</a>, which whoever runs it can open. Ask them for it."
        tags={{ a: (words) => <Link to="/dev/mailbox">{words}</Link> }}
      />
    </Notice>
  )
}

interface AskLinkProps {
  readonly title: string
  readonly about: string
  readonly question: typeof askReset | typeof askSignInLink
  /** How long the link is good, as a sentence. */
  readonly span: string
}

const AskLink = ({ title, about, question, span }: AskLinkProps) => {
  const [sentTo, setSentTo] = useState<string | null>(null)
  useTitle(title)
  if (sentTo !== null) {
    return (
      <Door title={t('Look into your mail')} foot={back}>
        <Notice title={t('If {sentTo} has an account here, a link is on its way', { sentTo })}>
          {span} {t('Nothing there? Look among the spam, or try another address.')}
        </Notice>
        <NoMail />
      </Door>
    )
  }
  return (
    <Door title={title} about={about} foot={back}>
      <Form
        label={title}
        schema={question.parts.body}
        action={t('Send me a link')}
        send={async (body) => {
          await ask(question, { body })
          setSentTo(body.email)
        }}
      >
        <TextField
          name="email"
          label={t('E-mail address')}
          type="email"
          autoComplete="username"
          autoFocus
          wrong={t('This does not look like an e-mail address.')}
        />
      </Form>
    </Door>
  )
}

/** `/forgot-password`: a link for a new one, if there is such an account; nobody learns whether. */
export const ForgotPasswordScreen = () => (
  <AskLink
    title={t('Forgot your password?')}
    about={t('We send you a link with which you choose a new one.')}
    question={askReset}
    span={t('It is good for one hour.')}
  />
)

const UseSignInLink = () => {
  const comeIn = useSignIn()
  return (
    <ByLink
      title={t('Sign in')}
      about={t('Your link from the mail signs you in on this device.')}
      action={t('Sign in')}
      act={(token) => comeIn(() => ask(signInByLink, { body: { token } }))}
      done={null}
      again={<Link to="/sign-in-link">{t('Ask for a new link')}</Link>}
    />
  )
}

/** `/sign-in-link`: asks for one; `/sign-in-link#…` uses it. */
export const SignInLinkScreen = () =>
  useLinkToken() === null ? (
    <AskLink
      title={t('Sign in by a link')}
      about={t('We send you a link that signs you in without your password.')}
      question={askSignInLink}
      span={t('It is good for 15 minutes.')}
    />
  ) : (
    <UseSignInLink />
  )
