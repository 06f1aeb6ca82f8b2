import { type ApiKey, revokeKey } from '@chapterhouse/shared/auth/keys'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../kernel/ask.ts'
import { ago, onDay } from '../../kernel/moment.ts'
import { Rich } from '../../messages/rich.tsx'
import { t } from '../../messages/t.ts'
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
  if (expiresAt === null) return t('lasts until revoked')
  return Date.parse(expiresAt) < now
    ? t('expired {day}', { day: onDay(expiresAt) })
    : t('lasts until {day}', { day: onDay(expiresAt) })
}

const usedWhen = ({ lastUsedAt }: ApiKey): string =>
  lastUsedAt === null ? t('never used') : t('used {when}', { when: ago(lastUsedAt) })

const KeyLine = ({ apiKey }: { readonly apiKey: ApiKey }) => {
  const client = useQueryClient()
  const revoke = useAct(async () => {
    if (
      !window.confirm(
        t('Revoke “{name}”? Programs that use it are shut out at once.', { name: apiKey.name }),
      )
    )
      return
    await ask(revokeKey, { params: { keyId: apiKey.id } })
    await client.invalidateQueries({ queryKey: keysQuery.queryKey })
    toast(t('Key revoked'))
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
          aria-label={t('Revoke {name}', { name })}
          onClick={() => revoke.mutate()}
        >
          {t('Revoke')}
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
      title={t('API keys')}
      about={
        <Rich
          text="For programs that read or write in your name. Everything they may ask stands in the <a>reference</a>."
          tags={{ a: (words) => <a href="/api/docs">{words}</a> }}
        />
      }
      act={
        <Button small tone="quiet" onClick={() => setMaking(true)}>
          {t('New key')}
        </Button>
      }
    >
      <Unloaded query={keys} />
      {keys.isPending ? <Skeleton label={t('Loading the keys')} lines={1} /> : null}
      <Lines label={t('API keys')}>
        {keys.data?.items.map((apiKey) => (
          <KeyLine key={apiKey.id} apiKey={apiKey} />
        ))}
      </Lines>
      {making ? <NewKey onClose={() => setMaking(false)} /> : null}
    </Section>
  )
}
