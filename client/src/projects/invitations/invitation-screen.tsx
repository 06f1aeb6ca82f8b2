import type { ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import {
  acceptInvitation,
  declineInvitation,
  previewInvitation,
} from '@chapterhouse/shared/projects/invitation'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from 'react-router'
import { SignUpForm } from '../../auth/sign-up-form.tsx'
import { SiteButtons } from '../../auth/sites/site-buttons.tsx'
import { ask } from '../../kernel/ask.ts'
import { meKey } from '../../kernel/query-client.ts'
import { Rich } from '../../messages/rich.tsx'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Notice, Problem } from '../../ui/notice.tsx'
import { Door } from '../../ui/screen.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAct } from '../../ui/use-act.ts'
import { useTitle } from '../../ui/use-title.ts'
import { meQuery } from '../../users/me.ts'
import { roles } from '../roles.ts'
import styles from './invitation.module.css'

/** Joins, then opens the project. */
const useJoin = (token: string) => {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useAct(async () => {
    const { projectId } = await ask(acceptInvitation, { params: { token } })
    await client.invalidateQueries({ queryKey: ['projects'] })
    await navigate(`/projects/${projectId}`, { replace: true })
  })
}

/** Says no, and shows that it was heard. */
const useDecline = (token: string) =>
  useAct(async () => ask(declineInvitation, { params: { token } }))

interface OfferProps {
  readonly token: string
  readonly offer: ReplyOf<typeof previewInvitation>
}

/** Who invites to what, in their own words where they left some. */
const About = ({ offer }: Pick<OfferProps, 'offer'>) => {
  const { name, may } = roles[offer.role]
  return (
    <>
      {t('{name} invites you. Your role: {role}. You may {may}.', {
        name: offer.invitedBy,
        role: name,
        may,
      })}
      {offer.message ? <q className={styles.message}>{offer.message}</q> : null}
    </>
  )
}

const Declined = ({ offer }: Pick<OfferProps, 'offer'>) => (
  <Door title={t('You said no')} foot={<Link to="/">{t('To the start')}</Link>}>
    <Notice title={t('“{projectTitle}” was not joined', { projectTitle: offer.projectTitle })}>
      {t('{name} sees that you declined. Should you think better of it, ask for a new link.', {
        name: offer.invitedBy,
      })}
    </Notice>
  </Door>
)

type ReplyProps = OfferProps & {
  readonly title: string
  readonly decline: ReturnType<typeof useDecline>
}

/** The two answers of somebody who is signed in. */
const Answers = ({
  token,
  offer,
  title,
  decline,
  name,
}: ReplyProps & { readonly name: string }) => {
  const join = useJoin(token)
  return (
    <Door
      title={title}
      about={<About offer={offer} />}
      foot={t('You are signed in as {name}.', { name })}
    >
      <div className={styles.answers}>
        <Button tone="accent" busy={join.isPending} onClick={() => join.mutate()}>
          {t('Join the project')}
        </Button>
        <Button tone="quiet" busy={decline.isPending} onClick={() => decline.mutate()}>
          {t('Decline')}
        </Button>
      </div>
    </Door>
  )
}

/** For somebody nobody knows: an account on the spot, the one they have, or no. */
const WithoutAccount = ({ token, offer, title, decline }: ReplyProps) => {
  const client = useQueryClient()
  const join = useJoin(token)
  const next = `?next=${encodeURIComponent(`/invite/${token}`)}`
  return (
    <Door
      title={title}
      about={<About offer={offer} />}
      foot={
        <Rich
          text="Have an account? <a>Sign in</a> and join."
          tags={{ a: (words) => <Link to={`/sign-in${next}`}>{words}</Link> }}
        />
      }
    >
      <SignUpForm
        action={t('Create account and join')}
        invitation={token}
        {...(offer.email ? { email: offer.email } : {})}
        onDone={async (user) => {
          client.setQueryData(meKey, user)
          await join.mutateAsync()
        }}
      />
      <SiteButtons invitation={token} next={`/invite/${token}`} />
      <Button tone="quiet" busy={decline.isPending} onClick={() => decline.mutate()}>
        {t('Decline the invitation')}
      </Button>
    </Door>
  )
}

const Offer = ({ token, offer }: OfferProps) => {
  const me = useQuery(meQuery)
  const decline = useDecline(token)
  if (decline.isSuccess) return <Declined offer={offer} />
  if (me.isPending) return <Skeleton label={t('Opening the invitation')} />
  const reply = {
    token,
    offer,
    decline,
    title: t('Join “{projectTitle}”', { projectTitle: offer.projectTitle }),
  }
  return me.data ? <Answers {...reply} name={me.data.displayName} /> : <WithoutAccount {...reply} />
}

/** `/invitations/:token`: what one is asked into, then the shortest way in. */
export const InvitationScreen = () => {
  const { token = '' } = useParams()
  useTitle(t('Invitation'))
  const preview = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => ask(previewInvitation, { params: { token } }),
    meta: { kept: false },
  })
  if (preview.data) return <Offer token={token} offer={preview.data} />
  if (preview.isPending) return <Skeleton label={t('Opening the invitation')} />
  return (
    <Door title={t('This invitation does not work')} foot={<Link to="/">{t('To the start')}</Link>}>
      <Problem error={preview.error} again={() => void preview.refetch()} />
    </Door>
  )
}
