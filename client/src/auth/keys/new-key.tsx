import { createKey } from '@chapterhouse/shared/auth/keys'
import { type Scope, scope } from '@chapterhouse/shared/kernel/scope'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { ask } from '../../kernel/ask.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { keysQuery } from '../api.ts'
import { useProof } from '../proof/use-proof.tsx'
import styles from './keys.module.css'
import { scopeWords } from './scopes.ts'

/** Days, as a list offers them. */
const lives = [
  { value: '30', label: t('30 days') },
  { value: '90', label: t('90 days') },
  { value: '365', label: t('One year') },
  { value: 'never', label: t('Until I revoke it') },
] as const

const typed = createKey.parts.body.pick({ name: true })

interface ScopesProps {
  readonly chosen: ReadonlySet<Scope>
  readonly onChange: (chosen: ReadonlySet<Scope>) => void
}

const Scopes = ({ chosen, onChange }: ScopesProps) => {
  const set = (one: Scope, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(one)
    else next.delete(one)
    onChange(next)
  }
  return (
    <fieldset className={styles.scopes}>
      <legend>{t('What it may do, as you')}</legend>
      {scope.options.map((one) => (
        <label key={one} className={styles.scope}>
          <input
            type="checkbox"
            checked={chosen.has(one)}
            onChange={(event) => set(one, event.currentTarget.checked)}
          />
          {scopeWords[one].name}
          <small>{scopeWords[one].about}</small>
        </label>
      ))}
    </fieldset>
  )
}

const Made = ({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) => (
  <div className={styles.new}>
    <p>
      {t('Copy the key now. It is shown this once; we keep only what is needed to know it again.')}
    </p>
    <CopyField label={t('The key')} value={secret} />
    <Button tone="accent" onClick={onClose}>
      {t('Done')}
    </Button>
  </div>
)

/** A program gets a key of its own; who steals this session must show more than that. */
const Making = ({ onMade }: { readonly onMade: (secret: string) => void }) => {
  const client = useQueryClient()
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(new Set(['read']))
  const [life, setLife] = useState('90')
  const proof = useProof()
  const make = async (values: z.output<typeof typed>) => {
    // The note says what is missing.
    if (scopes.size === 0) return
    const expiresInDays = life === 'never' ? null : Number(life)
    const body = { ...values, scopes: [...scopes], expiresInDays }
    const made = await proof.proven(() => ask(createKey, { body }))
    await client.invalidateQueries({ queryKey: keysQuery.queryKey })
    onMade(made.key)
  }
  return (
    <div className={styles.new}>
      <Form
        schema={typed}
        label={t('New key')}
        action={t('Make the key')}
        send={make}
        note={
          scopes.size === 0 ? (
            <p role="status">{t('Choose at least one thing it may do.')}</p>
          ) : null
        }
      >
        <TextField
          name="name"
          label={t('What is it for?')}
          placeholder={t('Nightly import')}
          maxLength={100}
          autoComplete="off"
          wrong={t('A name, so that you know it again.')}
        />
        <Scopes chosen={scopes} onChange={setScopes} />
        <div>
          <p className={styles.until}>{t('How long it lasts')}</p>
          <Select
            label={t('How long it lasts')}
            value={life}
            choices={lives}
            onChange={(event) => setLife(event.currentTarget.value)}
          />
        </div>
      </Form>
      {proof.window}
    </div>
  )
}

/** The dialog in which a key is made, and shown once. */
export const NewKey = ({ onClose }: { readonly onClose: () => void }) => {
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Dialog title={secret === null ? t('New API key') : t('Your new key')} onClose={onClose}>
      {secret === null ? <Making onMade={setSecret} /> : <Made secret={secret} onClose={onClose} />}
    </Dialog>
  )
}
