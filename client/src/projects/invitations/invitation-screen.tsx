import type { ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { acceptInvitation, previewInvitation } from '@chapterhouse/shared/projects/contract'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from 'react-router'
import { SignUpForm } from '../../auth/sign-up-form.tsx'
import { ask } from '../../kernel/ask.ts'
import { meKey } from '../../kernel/query-client.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/notice.tsx'
import { Door } from '../../ui/screen.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAct } from '../../ui/use-act.ts'
import { meQuery } from '../../users/me.ts'
import { roles } from '../roles.ts'

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

interface OfferProps {
  readonly token: string
  readonly offer: ReplyOf<typeof previewInvitation>
}

/** Two ways in: an account that is made on the spot, or the one the person has. */
const Offer = ({ token, offer }: OfferProps) => {
  const me = useQuery(meQuery)
  const client = useQueryClient()
  const join = useJoin(token)
  const next = `?next=${encodeURIComponent(`/invite/${token}`)}`
  const { name, may } = roles[offer.role]
  const about = `${offer.invitedBy} invites you as ${name.toLowerCase()}: you may ${may}.`
  const title = `Join “${offer.projectTitle}”`
  if (me.isPending) return <Skeleton label="Opening the invitation" />
  if (me.data) {
    return (
      <Door title={title} about={about} foot={`You are signed in as ${me.data.displayName}.`}>
        <Button tone="accent" busy={join.isPending} onClick={() => join.mutate()}>
          Join the project
        </Button>
      </Door>
    )
  }
  return (
    <Door
      title={title}
      about={about}
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
    </Door>
  )
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
