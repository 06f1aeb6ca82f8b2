import type { LinkedAccount } from '@chapterhouse/shared/auth/factors'
import { unlinkProvider } from '@chapterhouse/shared/auth/provider'
import type { OfferedProvider } from '@chapterhouse/shared/auth/site'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ask } from '../../kernel/ask.ts'
import { onDay } from '../../kernel/moment.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { Section } from '../../ui/screen.tsx'
import { toast } from '../../ui/toast.ts'
import { useAct } from '../../ui/use-act.ts'
import { doorwayQuery, waysQuery } from '../api.ts'
import { type Proof, useProof } from '../proof/use-proof.tsx'
import { setOut } from './set-out.ts'

/** What a site is called that the house knows no more. */
const plainName = {
  google: 'Google',
  github: 'GitHub',
  linkedin: 'LinkedIn',
  openid: t('Single sign-on'),
}

interface LinkedProps {
  readonly account: LinkedAccount
  readonly name: string
  readonly proof: Proof
}

const Linked = ({ account, name, proof }: LinkedProps) => {
  const client = useQueryClient()
  const { id: accountId, provider, email, createdAt } = account
  const unlink = useAct(async () => {
    await proof.proven(() => ask(unlinkProvider, { params: { provider, accountId } }))
    toast(t('{name} opens nothing here any more', { name }))
    await client.invalidateQueries({ queryKey: waysQuery.queryKey })
  })
  return (
    <Line
      title={name}
      about={t('{email}, since {day}', { email: email ?? t('Connected'), day: onDay(createdAt) })}
      acts={
        <Button
          small
          busy={unlink.isPending}
          aria-label={t('Disconnect {name}', { name })}
          onClick={() => unlink.mutate()}
        >
          {t('Disconnect')}
        </Button>
      }
    />
  )
}

const Unlinked = ({ site, proof }: { readonly site: OfferedProvider; readonly proof: Proof }) => {
  const link = useAct(() =>
    proof.proven(() => setOut(site.id, { intent: 'link', next: '/account' })),
  )
  return (
    <Line
      title={site.name}
      about={t('Not connected')}
      acts={
        <Button
          small
          busy={link.isPending}
          aria-label={t('Connect {name}', { name: site.name })}
          onClick={() => link.mutate()}
        >
          {t('Connect')}
        </Button>
      }
    />
  )
}

/** Accounts elsewhere that open this one; nothing where the house knows no other site. */
export const SitesSection = () => {
  const doorway = useQuery(doorwayQuery)
  const ways = useQuery(waysQuery)
  const proof = useProof()
  const accounts = ways.data?.accounts ?? []
  const sites = doorway.data?.providers ?? []
  const open = sites.filter(({ id }) => !accounts.some(({ provider }) => provider === id))
  if (!ways.data || accounts.length + open.length === 0) return null
  const nameOf = ({ provider }: LinkedAccount) =>
    sites.find(({ id }) => id === provider)?.name ?? plainName[provider]
  return (
    <Section title={t('Other sites')} about={t('Sign in here with an account you have there.')}>
      <Lines label={t('Other sites')}>
        {accounts.map((account) => (
          <Linked key={account.id} account={account} name={nameOf(account)} proof={proof} />
        ))}
        {open.map((site) => (
          <Unlinked key={site.id} site={site} proof={proof} />
        ))}
      </Lines>
      {proof.window}
    </Section>
  )
}
