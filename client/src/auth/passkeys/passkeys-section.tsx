import {
  addPasskey,
  beginPasskey,
  namePasskey,
  type Passkey,
  removePasskey,
} from '@chapterhouse/shared/auth/factors'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../kernel/ask.ts'
import { ago, onDay } from '../../kernel/moment.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/screen.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.ts'
import { Unloaded } from '../../ui/unloaded.tsx'
import { useAct } from '../../ui/use-act.ts'
import { waysQuery } from '../api.ts'
import { deviceInWords } from '../device-words.ts'
import { type Proof, useProof } from '../proof/use-proof.tsx'
import { makePasskey, noPasskeysHere } from './device.ts'
import { NameWindow } from './name-window.tsx'

const useRefresh = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: waysQuery.queryKey })
}

const usedWhen = ({ lastUsedAt, createdAt }: Passkey): string =>
  lastUsedAt === null
    ? t('Made {day}, never used', { day: onDay(createdAt) })
    : t('Used {when}', { when: ago(lastUsedAt) })

interface PasskeyLineProps {
  readonly passkey: Passkey
  readonly proof: Proof
}

const PasskeyLine = ({ passkey, proof }: PasskeyLineProps) => {
  const { id: passkeyId, label } = passkey
  const [renaming, setRenaming] = useState(false)
  const refresh = useRefresh()
  const remove = useAct(async () => {
    await proof.proven(() => ask(removePasskey, { params: { passkeyId } }))
    toast(t('“{label}” opens nothing here any more', { label }))
    await refresh()
  })
  const rename = async (name: string) => {
    await ask(namePasskey, { params: { passkeyId }, body: { label: name } })
    setRenaming(false)
    await refresh()
  }
  return (
    <Line
      title={label}
      about={usedWhen(passkey)}
      acts={
        <>
          <Button
            small
            aria-label={t('Rename {label}', { label })}
            onClick={() => setRenaming(true)}
          >
            {t('Rename')}
          </Button>
          <Button
            small
            busy={remove.isPending}
            aria-label={t('Remove {label}', { label })}
            onClick={() => remove.mutate()}
          >
            {t('Remove')}
          </Button>
        </>
      }
      below={
        renaming ? (
          <NameWindow
            title={t('Rename the passkey')}
            action={t('Rename')}
            name={label}
            send={rename}
            onClose={() => setRenaming(false)}
          />
        ) : null
      }
    />
  )
}

const NewPasskey = ({
  proof,
  onClose,
}: {
  readonly proof: Proof
  readonly onClose: () => void
}) => {
  const refresh = useRefresh()
  const make = async (label: string) => {
    const wish = await proof.proven(() => ask(beginPasskey, {}))
    await ask(addPasskey, { body: { label, passkey: await makePasskey(wish) } })
    toast(t('Passkey added. Sign in with it next time'))
    onClose()
    await refresh()
  }
  return (
    <NameWindow
      title={t('Add a passkey')}
      action={t('Make the passkey')}
      name={deviceInWords(navigator.userAgent)}
      send={make}
      onClose={onClose}
    />
  )
}

/** Devices that sign in by a finger, a face or a number. */
export const PasskeysSection = () => {
  const ways = useQuery(waysQuery)
  const proof = useProof()
  const [making, setMaking] = useState(false)
  const why = noPasskeysHere()
  return (
    <Section
      title={t('Passkeys')}
      about={t(
        'Sign in with the finger, face or number that opens your device, without a password.',
      )}
      act={
        why === null ? (
          <Button small tone="quiet" onClick={() => setMaking(true)}>
            {t('Add a passkey')}
          </Button>
        ) : null
      }
    >
      {why === null ? null : <Notice title={t('No passkeys here')}>{why}</Notice>}
      <Unloaded query={ways} />
      {ways.isPending ? <Skeleton label={t('Loading the passkeys')} lines={1} /> : null}
      <Lines label={t('Passkeys')}>
        {ways.data?.passkeys.map((passkey) => (
          <PasskeyLine key={passkey.id} passkey={passkey} proof={proof} />
        ))}
      </Lines>
      {making ? <NewPasskey proof={proof} onClose={() => setMaking(false)} /> : null}
      {proof.window}
    </Section>
  )
}
