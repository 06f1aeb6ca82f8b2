import { type ApiKey, revokeKey } from '@chapterhouse/shared/auth/keys'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../kernel/ask.ts'
import { ago, onDay } from '../../kernel/moment.ts'
import { Button } from '../../ui/button.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { Section } from '../../ui/screen.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.ts'
import { Unloaded } from '../../ui/unloaded.tsx'
import { useAct } from '../../ui/use-act.ts'
import { keysQuery } from '../api.ts'
import styles from './keys.module.css'
import { NewKey } from './new-key.tsx'
import { inWords } from './scopes.ts'

const untilWhen = ({ expiresAt }: ApiKey, now = Date.now()): string => {
  if (expiresAt === null) return 'lasts until revoked'
  return Date.parse(expiresAt) < now
    ? `expired ${onDay(expiresAt)}`
    : `lasts until ${onDay(expiresAt)}`
}

const usedWhen = ({ lastUsedAt }: ApiKey): string =>
  lastUsedAt === null ? 'never used' : `used ${ago(lastUsedAt)}`

const KeyLine = ({ apiKey }: { readonly apiKey: ApiKey }) => {
  const client = useQueryClient()
  const revoke = useAct(async () => {
    if (!window.confirm(`Revoke “${apiKey.name}”? Programs that use it are shut out at once.`))
      return
    await ask(revokeKey, { params: { keyId: apiKey.id } })
    await client.invalidateQueries({ queryKey: keysQuery.queryKey })
    toast('Key revoked')
  })
  const { name, prefix, scopes } = apiKey
  return (
    <Line
      title={name}
      about={
        <>
          <code className={styles.prefix}>{prefix}…</code> · {inWords(scopes)} · {usedWhen(apiKey)}{' '}
          · {untilWhen(apiKey)}
        </>
      }
      acts={
        <Button
          small
          busy={revoke.isPending}
          aria-label={`Revoke ${name}`}
          onClick={() => revoke.mutate()}
        >
          Revoke
        </Button>
      }
    />
  )
}

/** Keys with which programs ask in the person's name. */
export const KeysSection = () => {
  const keys = useQuery(keysQuery)
  const [making, setMaking] = useState(false)
  return (
    <Section
      title="API keys"
      about={
        <>
          For programs that read or write in your name. Everything they may ask stands in the{' '}
          <a href="/api/docs">reference</a>.
        </>
      }
      act={
        <Button small tone="quiet" onClick={() => setMaking(true)}>
          New key
        </Button>
      }
    >
      <Unloaded query={keys} />
      {keys.isPending ? <Skeleton label="Loading the keys" lines={1} /> : null}
      <Lines label="API keys">
        {keys.data?.items.map((apiKey) => (
          <KeyLine key={apiKey.id} apiKey={apiKey} />
        ))}
      </Lines>
      {making ? <NewKey onClose={() => setMaking(false)} /> : null}
    </Section>
  )
}
