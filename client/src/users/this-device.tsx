import { useCallback, useEffect, useState } from 'react'
import { t, tn } from '../messages/t.ts'
import { type DeviceFacts, lookAtDevice, removeCopies } from '../sync/device.ts'
import { Button } from '../ui/button.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Section } from '../ui/screen.tsx'
import { toast } from '../ui/toast.ts'
import { useAct } from '../ui/use-act.ts'
import styles from './sign-out.module.css'
import { UnsentWords } from './unsent-words.tsx'

/** "3.4 MB" */
export const sizeOf = (bytes: number): string =>
  bytes < 100_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

const promise = (isPromised: boolean | null): string => {
  if (isPromised === null) return t('This browser does not tell whether it keeps them for long.')
  return isPromised
    ? t('The browser keeps them, also when space runs short.')
    : t('The browser may remove them when space runs short.')
}

/** Asks the browser; some show a question of their own, some decide by how often one comes. */
const usePromise = (onDone: () => Promise<void>) =>
  useAct(async () => {
    const given = await navigator.storage.persist()
    await onDone()
    if (!given) toast(t('The browser has not promised it. Installing Chapterhouse helps.'))
  })

interface FactsProps {
  readonly facts: DeviceFacts
  readonly userId: string
  readonly look: () => Promise<void>
}

const Kept = ({ facts, userId, look }: FactsProps) => {
  const keep = usePromise(look)
  const clear = useAct(async () => {
    if (!window.confirm(t('Remove the copies? The pages stay on the server.'))) return
    await removeCopies(userId)
    await look()
  })
  const { pages, bytes, unsent, isPromised } = facts
  return (
    <Lines>
      <Line
        title={
          pages === 0
            ? t('No pages kept')
            : tn(pages, [
                '{n} page kept for working off line',
                '{n} pages kept for working off line',
              ])
        }
        about={
          bytes === null
            ? ''
            : t('{size} of storage, the program included.', { size: sizeOf(bytes) })
        }
        acts={
          pages > 0 && unsent.length === 0 ? (
            <Button small busy={clear.isPending} onClick={() => clear.mutate()}>
              {t('Remove')}
            </Button>
          ) : null
        }
      />
      <Line
        title={isPromised ? t('Kept for long') : t('Kept for now')}
        about={promise(isPromised)}
        acts={
          isPromised === false ? (
            <Button small busy={keep.isPending} onClick={() => keep.mutate()}>
              {t('Ask it to keep them')}
            </Button>
          ) : null
        }
      />
    </Lines>
  )
}

/** Milliseconds between two looks while words are on their way. */
const pause = 2_000

const useFacts = (userId: string) => {
  const [facts, setFacts] = useState<DeviceFacts | null>(null)
  const look = useCallback(async () => setFacts(await lookAtDevice(userId)), [userId])
  const isWaiting = (facts?.unsent.length ?? 0) > 0
  useEffect(() => {
    void look()
    const timer = isWaiting ? setInterval(look, pause) : undefined
    return () => clearInterval(timer)
  }, [look, isWaiting])
  return [facts, look] as const
}

/** What this browser keeps of a person, and for how long. */
export const ThisDevice = ({ userId }: { readonly userId: string }) => {
  const [facts, look] = useFacts(userId)
  return (
    <Section
      title={t('This device')}
      about={t(
        'Pages you opened are kept in this browser, so that you can read and write without a network.',
      )}
    >
      {facts ? (
        <div className={styles.kept}>
          <UnsentWords userId={userId} rooms={facts.unsent} onSent={() => void look()} />
          <Kept facts={facts} userId={userId} look={look} />
        </div>
      ) : null}
    </Section>
  )
}
