import {
  type DeletionObstacle,
  deleteAccount,
  getDeletion,
  keptDays,
} from '@chapterhouse/shared/auth/account'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask } from '../../kernel/ask.ts'
import { wholeDay } from '../../kernel/moment.ts'
import { meKey } from '../../kernel/query-client.ts'
import { t } from '../../messages/t.ts'
import { removeCopies } from '../../sync/device.ts'
import { madeHere } from '../../sync/made-here.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.ts'
import { Unloaded } from '../../ui/unloaded.tsx'
import { complain } from '../../ui/use-act.ts'
import { useMe } from '../../users/me.ts'
import { forgetTheme } from '../../users/use-theme.ts'
import { useProof } from '../proof/use-proof.tsx'
import styles from './account.module.css'

const obstaclesQuery = {
  queryKey: ['deletion'],
  queryFn: async () => (await ask(getDeletion, {})).obstacles,
  staleTime: 0,
  meta: { kept: false },
}

const Obstacle = ({ obstacle }: { readonly obstacle: DeletionObstacle }) =>
  obstacle.kind === 'last_admin' ? (
    <Line
      title={t('You are the only admin of this house')}
      about={t('Make somebody else an admin, so that it is looked after.')}
    />
  ) : (
    <Line
      to={`/projects/${obstacle.projectId}?show=people`}
      title={obstacle.title}
      about={t('Others are in it: hand it over, or move it to the trash.')}
    />
  )

const Obstacles = ({ obstacles }: { readonly obstacles: readonly DeletionObstacle[] }) => (
  <>
    <Notice tone="warn" title={t('Something has to be settled first')}>
      {t('Nobody should lose what they write in because you leave.')}
    </Notice>
    <Lines label={t('To be settled')}>
      {obstacles.map((obstacle) => (
        <Obstacle
          key={obstacle.kind === 'project' ? obstacle.projectId : obstacle.kind}
          obstacle={obstacle}
        />
      ))}
    </Lines>
  </>
)

/** The account is gone; so is what this device kept of it. */
const useFarewell = () => {
  const me = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (until: string) => {
    for (const { id } of madeHere.all()) madeHere.remove(id)
    forgetTheme(me)
    client.setQueryData(meKey, null)
    await navigate('/sign-in', { replace: true })
    toast(
      t('Your account is deleted. Until {day} you can sign in to have it back.', {
        day: wholeDay(until),
      }),
    )
    await removeCopies(me.id).catch(complain)
  }
}

const Asking = () => {
  const leave = useFarewell()
  const proof = useProof()
  return (
    <>
      <ul className={styles.means}>
        <li>{t('You are signed out everywhere, and your API keys end.')}</li>
        <li>{t('Your own projects go to the trash with you.')}</li>
        <li>{t('What you wrote in projects of others stays there, without your name.')}</li>
        <li>
          {t('For {keptDays} days you can sign in and have all of it back. Then it is erased.', {
            keptDays,
          })}
        </li>
      </ul>
      <Form
        label={t('Delete the account')}
        schema={deleteAccount.parts.body}
        action={t('Delete my account')}
        tone="danger"
        send={async (body) => leave((await proof.proven(() => ask(deleteAccount, { body }))).until)}
      >
        {null}
      </Form>
      {proof.window}
    </>
  )
}

/** What leaving means, and what has to be settled before. */
export const DeleteAccount = ({ onClose }: { readonly onClose: () => void }) => {
  const obstacles = useQuery(obstaclesQuery)
  return (
    <Dialog title={t('Delete the account')} onClose={onClose}>
      <div className={styles.asking}>
        <Unloaded query={obstacles} />
        {obstacles.isPending ? <Skeleton label={t('Looking what has to be settled')} /> : null}
        {obstacles.data && obstacles.data.length > 0 ? (
          <Obstacles obstacles={obstacles.data} />
        ) : null}
        {obstacles.data?.length === 0 ? <Asking /> : null}
      </div>
    </Dialog>
  )
}
