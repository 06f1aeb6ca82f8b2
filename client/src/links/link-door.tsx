import type { ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { enterLink, type lookAtLink } from '@chapterhouse/shared/links/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ask } from '../kernel/ask.ts'
import { onThisDevice } from '../kernel/on-this-device.ts'
import { Rich } from '../messages/rich.tsx'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { PasswordField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Door } from '../ui/screen.tsx'
import { meQuery } from '../users/me.ts'
import { linkQuery } from './api.ts'
import { accessWords } from './words.ts'

type Seen = ReplyOf<typeof lookAtLink>

const typed = enterLink.parts.body.pick({ name: true, password: true })

/** Under this name a browser remembers what a guest called themselves last. */
const lastName = 'chapterhouse.guest-name'

const nameBefore = (): string => {
  const kept = onThisDevice.read(lastName)
  return typeof kept === 'string' ? kept : ''
}

const useEnter = (token: string) => {
  const client = useQueryClient()
  return async (values: { name?: string | undefined; password?: string | undefined }) => {
    await ask(enterLink, { body: { token, ...values } })
    if (values.name) onThisDevice.write(lastName, values.name)
    await client.invalidateQueries({ queryKey: linkQuery(token).queryKey })
  }
}

const kinds = {
  page: {
    title: t('A shared page'),
    about: t('Somebody shared this page with you.'),
    open: t('Open the page'),
  },
  project: {
    title: t('A shared project'),
    about: t('Somebody shared this project with you.'),
    open: t('Open the project'),
  },
} as const satisfies Record<Seen['kind'], object>

const titleOf = ({ title, kind }: Seen): string =>
  title === '' ? kinds[kind].title : t('“{title}”', { title })

/** In front of a link: what it leads to, and what it asks for. */
export const LinkDoor = ({ token, seen }: { readonly token: string; readonly seen: Seen }) => {
  const me = useQuery(meQuery)
  const enter = useEnter(token)
  const { guestNames, needsPassword, access } = seen
  const next = `?next=${encodeURIComponent(`/s/${token}`)}`
  const asGuest = !me.data
  const may = t('You may {may}.', { may: accessWords[access].may })
  const about = `${kinds[seen.kind].about} ${may}`
  if (guestNames === 'SIGN_IN' && asGuest) {
    return (
      <Door title={titleOf(seen)} about={`${about} ${t('It is for people with an account.')}`}>
        <Button tone="accent" onClick={() => location.assign(`/sign-in${next}`)}>
          {t('Sign in to open it')}
        </Button>
      </Door>
    )
  }
  return (
    <Door
      title={titleOf(seen)}
      about={about}
      foot={
        asGuest ? (
          <Rich
            text="Have an account? <a>Sign in</a> and come in under your own name."
            tags={{ a: (words) => <Link to={`/sign-in${next}`}>{words}</Link> }}
          />
        ) : null
      }
    >
      <Form label={t('Come in')} schema={typed} action={kinds[seen.kind].open} send={enter}>
        {asGuest ? (
          <TextField
            name="name"
            label={guestNames === 'REQUIRED' ? t('Your name') : t('Your name, if you like')}
            hint={t('Others see it beside your caret and your words, as a guest’s.')}
            wrong={t('A name, so that the others know who writes.')}
            defaultValue={nameBefore()}
            maxLength={60}
            autoComplete="name"
          />
        ) : null}
        {needsPassword ? (
          <PasswordField
            name="password"
            label={t('Password of the link')}
            autoComplete="off"
            wrong={t('Type the password you got with the link.')}
          />
        ) : null}
      </Form>
    </Door>
  )
}
