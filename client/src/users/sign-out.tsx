import { signOut } from '@chapterhouse/shared/auth/sign-out'
import type { Me } from '@chapterhouse/shared/users/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { ask } from '../kernel/ask.ts'
import { meKey } from '../kernel/query-client.ts'
import { Unreachable } from '../kernel/unreachable.ts'
import { useReach } from '../kernel/use-reach.ts'
import { t, tn } from '../messages/t.ts'
import { type DeviceFacts, lookAtDevice, removeCopies } from '../sync/device.ts'
import { madeHere } from '../sync/made-here.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { complain, useAct } from '../ui/use-act.ts'
import { owedSignOut } from './owed-sign-out.ts'
import styles from './sign-out.module.css'
import { UnsentWords } from './unsent-words.tsx'
import { forgetTheme } from './use-theme.ts'

/** Without a server the person leaves all the same; it hears of it as soon as it answers. */
const endSession = async (): Promise<void> => {
  try {
    await ask(signOut, {})
  } catch (error) {
    const isLater = error instanceof Unreachable && owedSignOut.owe()
    if (!isLater) throw error
  }
}

/**
 * Ends the session. With `remove`, and only once the person has left, this device keeps no page of
 * theirs; what it kept of the api's answers goes in any case.
 */
const useLeave = (me: Me, onFail: () => void) => {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useAct(async (remove: boolean) => {
    await endSession().catch((error: unknown) => {
      onFail()
      throw error
    })
    if (remove) for (const { id } of madeHere.all()) madeHere.remove(id)
    forgetTheme(me)
    client.setQueryData(meKey, null)
    await navigate('/sign-in', { replace: true })
    if (remove) await removeCopies(me.id).catch(complain)
  })
}

interface SignOutProps {
  readonly me: Me
  readonly onClose: () => void
}

/** Signs out; asks first where this device keeps pages, since they are of use to who comes back. */
export const SignOut = ({ me, onClose }: SignOutProps) => {
  const [facts, setFacts] = useState<DeviceFacts | null>(null)
  const isHere = useReach() === 'here'
  const { mutate: leave, isPending } = useLeave(me, onClose)
  const look = () => lookAtDevice(me.id).then(setFacts)
  useEffect(() => {
    void lookAtDevice(me.id).then((found) => (found.pages === 0 ? leave(false) : setFacts(found)))
  }, [me.id, leave])
  if (!facts || facts.pages === 0) return null
  const isUnsent = facts.unsent.length > 0
  return (
    <Dialog title={t('Sign out')} onClose={onClose}>
      <div className={styles.body}>
        <UnsentWords userId={me.id} rooms={facts.unsent} onSent={look} />
        <p>
          {tn(facts.pages, [
            'This device keeps {n} page of yours for working without a network. Whoever uses this browser next could find it.',
            'This device keeps {n} pages of yours for working without a network. Whoever uses this browser next could find them.',
          ])}
        </p>
        {isHere ? null : (
          <p>
            {t(
              'The server cannot be reached. You leave this browser now, and your session there ends as soon as it answers.',
            )}
          </p>
        )}
        <div className={styles.acts}>
          <Button
            tone={isUnsent ? 'danger' : 'accent'}
            busy={isPending}
            onClick={() => leave(true)}
          >
            {isUnsent ? t('Sign out and delete these words') : t('Sign out and remove them')}
          </Button>
          <Button busy={isPending} onClick={() => leave(false)}>
            {t('Sign out, keep them here')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('Stay')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
