import type { ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import {
  acceptInvitation,
  declineInvitation,
  previewInvitation,
} from '@chapterhouse/shared/projects/invitation'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from 'react-router'
import { SignUpForm } from '../../auth/sign-up-form.tsx'
import { SiteButtons } from '../../auth/sites/site-buttons.tsx'
import { ask } from '../../kernel/ask.ts'
import { meKey } from '../../kernel/query-client.ts'
import { Button } from '../../ui/button.tsx'
import { Notice, Problem } from '../../ui/notice.tsx'
import { Door } from '../../ui/screen.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAct } from '../../ui/use-act.ts'
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
      {offer.invitedBy} invites you as {name.toLowerCase()}: you may {may}.
      {offer.message ? <q className={styles.message}>{offer.message}</q> : null}
    </>
  )
}

const Declined = ({ offer }: Pick<OfferProps, 'offer'>) => (
  <Door title="You said no" foot={<Link to="/">To the start</Link>}>
    <Notice title={`“${offer.projectTitle}” was not joined`}>
      {offer.invitedBy} sees that you declined. Should you think better of it, ask for a new link.
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
    <Door title={title} about={<About offer={offer} />} foot={`You are signed in as ${name}.`}>
      <div className={styles.answers}>
        <Button tone="accent" busy={join.isPending} onClick={() => join.mutate()}>
          Join the project
        </Button>
        <Button tone="quiet" busy={decline.isPending} onClick={() => decline.mutate()}>
          Decline
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
        <>
          Have an account? <Link to={`/sign-in${next}`}>Sign in</Link> and join.
        </>
      }
    >
      <SignUpForm
        action="Create account and join"
        invitation={token}
        {...(offer.email ? { email: offer.email } : {})}
        onDone={async (user) => {
          client.setQueryData(meKey, user)
          await join.mutateAsync()
        }}
      />
      <SiteButtons invitation={token} next={`/invite/${token}`} />
      <Button tone="quiet" busy={decline.isPending} onClick={() => decline.mutate()}>
        Decline the invitation
      </Button>
    </Door>
  )
}

const Offer = ({ token, offer }: OfferProps) => {
  const me = useQuery(meQuery)
  const decline = useDecline(token)
  if (decline.isSuccess) return <Declined offer={offer} />
  if (me.isPending) return <Skeleton label="Opening the invitation" />
  const reply = { token, offer, decline, title: `Join “${offer.projectTitle}”` }
  return me.data ? <Answers {...reply} name={me.data.displayName} /> : <WithoutAccount {...reply} />
}

/** `/invitations/:token`: what one is asked into, then the shortest way in. */
export const InvitationScreen = () => {
  const { token = '' } = useParams()
  useDocumentTitle('Invitation · Chapterhouse')
  const preview = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => ask(previewInvitation, { params: { token } }),
    meta: { kept: false },
  })
  if (preview.data) return <Offer token={token} offer={preview.data} />
  if (preview.isPending) return <Skeleton label="Opening the invitation" />
  return (
    <Door title="This invitation does not work" foot={<Link to="/">To the start</Link>}>
      <Problem error={preview.error} again={() => void preview.refetch()} />
    </Door>
  )
}
